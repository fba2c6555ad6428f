// The rules as data. An exception is one line here with its reason.

/** Rank of each folder under src/. An include points to a lower rank, or from a slice to another slice's door. */
export const kRanks = {
  base: 0,
  db: 1, http: 1, text: 1, calendar: 1, keys: 1, images: 1,
  journal: 2, backup: 2,
  api: 3,
  people: 4, wording: 4, deadlines: 4, house: 4, voices: 4, matters: 4, verification: 4, deeds: 4, canned: 4, themes: 4, board: 4, notices: 4, gatherings: 4, photos: 4, figures: 4,
  app: 5,
};
export const kSliceRank = 4;

export const kSkippedFolders = new Set([
  '.git', '.cache', '.run', 'build', 'node_modules', 'dist', 'coverage', 'tests/e2e/results', '.vscode', '.idea',
]);
export const kTextFile = /(\.(cpp|hpp|c|h|mjs|js|ts|vue|css|html|sh|md|sql|cmake|json|yaml|yml|toml|txt|conf)|^dev|^\.ci\/run)$/;

/** Tests and what only tests include. */
export const kTestFile = /_test\.cpp$|_fixture\.hpp$|\/test_\w+\.(hpp|cpp)$/;

/** Longest file in lines. A longer one wants splitting. */
export const kLongest = [
  { files: /^src\/.*\.hpp$/, lines: 250 },
  { files: /^(src|bench|tests)\/.*\.cpp$/, lines: 400 },
  { files: /^(web|tests|tools|demo)\/.*\.(ts|vue|mjs|sh)$/, lines: 400, except: /\.d\.ts$/ },
  { files: /^(dev|bench\/.*\.sh)$/, lines: 400 },
];
/** Longer on purpose: path -> [lines allowed, reason]. */
export const kLongOnPurpose = {
  'src/matters/test_world.hpp': [300, 'one small organisation, read from top to bottom by whoever writes a test'],
};

/** Headers of others, and the only places that may include them. */
export const kForeignHeaders = [
  { header: /^boost\/json/, allowed: /^src\/(api|journal|backup|app)\/|_(api|json)(_test)?\.(cpp|hpp)$|_test\.cpp$|_fixture\.hpp$/,
    why: 'JSON is read and written at the edge: api/, journal/, app/ and the x_api and x_json files' },
  { header: /^boost\/(?!json)/, allowed: /^src\/http\//,
    why: 'Beast and Asio stay in http/ (a file that includes them takes 15 s to compile)' },
  { header: /^sqlite3\.h$/, allowed: /^src\/db\/|^bench\//, why: 'a database engine is known to db/ alone' },
  { header: /^(libpq-fe|postgresql\/)/, allowed: /^src\/db\/|^bench\//, why: 'a database engine is known to db/ alone' },
];

/** Where a slice may hold SQL. Every statement there names org_id, wherever it stands. */
export const kSqlFiles = /_store\.cpp$|_images\.cpp$|^src\/people\/directory\.cpp$/;
// _images: the tables as `huiyin verify` compares them with the journal; directory: the whole tree, read into memory at once.

/** Words that are refused in the code of src/ (comments and literals apart), except in the files named. */
export const kRefusedCode = [
  { rule: 'clock', code: /\b(system_clock\s*::\s*now|gettimeofday|localtime(_r)?|std::time)\b/, allowed: /^src\/base\//,
    why: 'the time comes from base/clock.hpp, so that tests can set it' },
  { rule: 'throw', code: /\bthrow\b/, allowed: kTestFile, why: 'we throw nothing; return a Result' },
  { rule: 'environment', code: /\bgetenv\b/, allowed: /^src\/app\/|_test\.cpp$|\/test_\w+\.hpp$/, why: 'settings are read in app/ alone' },
  { rule: 'random', code: /\b(s?rand|random_device|mt19937(_64)?)\b/, allowed: kTestFile,
    why: 'randomness comes from libsodium' },
  { rule: 'output', code: /\bstd::(cout|cerr|clog)\b|\bf?printf\b/, allowed: /^src\/(app|base)\/|_test\.cpp$|\/test_\w+\.hpp$/,
    why: 'write with base/log.hpp, which cannot take a person\'s words' },
];

/** Words refused in every file. The first is spelt in two halves so that this file passes. */
export const kRefusedText = [
  { rule: 'unfinished', text: new RegExp('\\b(' + ['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', 'HA' + 'CK'].join('|') + ')\\b'),
    why: 'finish it, or file an issue' },
  { rule: 'machine path', text: new RegExp('(^|[^\\w.$}-])/(' + ['work', 'farm', 'home', 'Users'].join('|') + ')/[\\w.]'),
    why: 'a path of one machine' },
];
