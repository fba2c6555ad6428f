export declare const typesOf: () => Promise<string>
