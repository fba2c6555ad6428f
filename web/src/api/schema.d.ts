// Made from api/openapi.yaml by `npm run types`.
export interface paths {
    "/api/v1/public/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the server answers and its database can be read. */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/intake": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the form offers - organisation, units, categories, channels, speaker groups, limits and promised days. */
        get: operations["getIntake"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/voices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say something. The text alone is enough.
         * @description Anonymous unless `identity` is `named`. An anonymous voice stores the day only, no address and no user agent.
         *     The receipt code in the answer is the only way back to an anonymous voice; no copy of it is stored.
         */
        post: operations["submitVoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/similar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Matters on the board that a text may be about as well, for "I met this too". Changes nothing, keeps nothing, and needs no key.
         * @description A suggestion by a plain count of shared pairs of characters; the three most alike at the most. A POST, so that the words stand in no address.
         */
        post: operations["findSimilar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/voice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of a voice, by its receipt code. Malformed, unknown and foreign codes answer alike (404). */
        get: operations["followVoice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/voice/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The speaker adds a sentence to their voice. */
        post: operations["addSpeakerNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/voice/rating": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The speaker says whether the answer satisfies. `not` demands another answer by somebody else. */
        post: operations["rateAnswer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/voice/photos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The photos of one's own voice, and until when more may come. */
        get: operations["listPhotos"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/voice/photos/{slot}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A photo of one's own voice. The code is in a header, so a page fetches it and shows the bytes. */
        get: operations["getPhoto"];
        /**
         * Adds a photo to one's own voice, after the words, until the end of the next day.
         * @description JPEG, PNG or still WebP of at most 12 MiB and 50 million pixels. What is kept is made anew from the pixels: a JPEG whose
         *     longest edge is at most 2,048, without EXIF, place, time, comments or colour profile, turned as the camera was held.
         *
         *     A place is filled once. The same photo sent again answers 200 and changes nothing, so no `Idempotency-Key` is needed; another
         *     photo for a taken place is refused (409), and so is any photo after the time (409). A photo cannot be taken back: it is part of
         *     what was said. Refused: other formats (415), damaged and moving pictures (400), too many bytes or pixels (413). While too
         *     many photos come in at once: 503.
         */
        put: operations["putPhoto"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/voice/photos/{slot}/thumb": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same, its longest edge at most 320. */
        get: operations["getPhotoThumb"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Published matters, newest first, with headline figures that add up. */
        get: operations["getBoard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/board/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One published matter. One that was taken off answers with `withdrawn`, since when and why, instead of `matter`. */
        get: operations["getBoardMatter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/deeds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Good deeds that are shown to everybody, the latest first. */
        get: operations["getGoodDeeds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in, with which roles. */
        get: operations["getSession"];
        put?: never;
        /** Sign in with login and password; sets the session cookie (12 hours, HttpOnly, SameSite=Strict, path /api/v1/private). */
        post: operations["signIn"];
        /** End this session. */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End every session of this person. */
        delete: operations["signOutEverywhere"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits for me and for my units. */
        get: operations["getSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/reminders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Open matters and measures, and voices that wait to be accepted or answered, of whose date I am told today - near it, on it or after it - and as what; the earliest date first, at most 200.
         * @description Who is told when, the rule of the deadline says (`reminder`). A measure is minded by the rule of its matter's date, and whoever is in charge of the matter is told together with its owner. While a matter is deferred nobody is told.
         */
        get: operations["listReminders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is new for me, newest first. Made from the journal within a second; what an anonymous request did comes the next day. */
        get: operations["listNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/notices/seen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** I have seen my notices up to this position. Never moves back; sending it again changes nothing. */
        put: operations["markNoticesSeen"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/gatherings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Forums, talks and visits in a unit and below it, newest first (at most 500), and which units were reached (of all).
         * @description Without `unit_id` the whole organisation, or the first unit that the asker hears for.
         */
        get: operations["listGatherings"];
        put?: never;
        /** Record a forum, talk or visit that was held. By a clerk, coordinator or leader over the unit. */
        post: operations["recordGathering"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/gatherings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Correct what was recorded. By whoever recorded it, or a coordinator over the unit. */
        patch: operations["changeGathering"];
        trace?: never;
    };
    "/api/v1/private/gatherings/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It was written down by mistake; it stays, with the reason, and counts no more. */
        post: operations["cancelGathering"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tells an open page that something was committed, as server-sent events without content. One reply is one event; it waits up to 25 seconds. */
        get: operations["followChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/my/voices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The named voices of whoever is signed in. */
        get: operations["listMyVoices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/voices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The inbox - voices of the units in one's scope, oldest acceptance date first. Refused (403) to whoever hears for no unit, so that nobody takes it for an empty inbox; what they said themselves is at /my/voices. Who stands in today for voices without hearing for a unit (a unit's head while every coordinator is away) is given view mine, and no other. */
        get: operations["listVoices"];
        put?: never;
        /** Say something under one's own name. (To stay anonymous while signed in, use the public route.) */
        post: operations["submitNamedVoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Of the voices that wait where the asker is coordinator, those that speak of the same, and the open matter that each may belong to. Suggestions only; nothing is linked.
         * @description Of each state (received, accepted) the 200 voices due earliest are looked at, and the 300 open matters due earliest.
         */
        get: operations["suggestForTriage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/voices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One voice, verbatim, with its notes, answers, links and timeline. */
        get: operations["getVoice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/voices/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a received voice into hand. */
        post: operations["acceptVoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/voices/{id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Not ours, or without content - with a reason that its speaker reads. Counted openly. */
        post: operations["declineVoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/voices/{id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody else takes a declined voice back into hand, with a reason that its speaker reads. */
        post: operations["reviewDeclinedVoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/voices/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer directly, without a matter (thanks, a question with a ready answer), with the reason why no matter is needed. A coordinator or leader over the unit; a clerk only with the outcome on_the_spot. */
        post: operations["answerVoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/photos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The photos of up to 50 voices. Voices without photos, and those that one may not read, are left out. */
        get: operations["listPhotosOfVoices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/voices/{id}/photos/{slot}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A photo, for those who may read the voice. */
        get: operations["getVoicePhoto"];
        /** Whoever entered the voice adds a picture of the paper form, until 14 days after; otherwise as putPhoto. */
        put: operations["putEnteredPhoto"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/voices/{id}/photos/{slot}/thumb": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same, its longest edge at most 320. */
        get: operations["getVoicePhotoThumb"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/voices/{id}/handover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Offer a voice that no matter holds yet to another coordinator or a clerk over its unit. The owner stays until they accept. */
        post: operations["handOverVoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/voices/{id}/handover/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept the open hand-over; by its receiver, or whoever stands in for them. */
        post: operations["acceptVoiceHandover"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/voices/{id}/handover/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse the open hand-over, with a reason. */
        post: operations["refuseVoiceHandover"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/voices/{id}/handover/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the open hand-over back. */
        post: operations["withdrawVoiceHandover"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/matters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The ledger of the units in one's scope, earliest due date first. */
        get: operations["listMatters"];
        put?: never;
        /** Make a matter from one or more voices. */
        post: operations["createMatter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/matters/most-voiced": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open matters that the asker sees, those first that most voices stand behind. */
        get: operations["listMostVoiced"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/matters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One matter with every original sentence, decision, progress, answers and timeline. */
        get: operations["getMatter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/matters/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A coordinator accepts a matter that a clerk proposed. */
        post: operations["acceptMatter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/matters/{id}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Link further voices. */
        post: operations["linkVoices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/matters/{id}/unlink": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a voice out again; it goes back to the inbox unless another matter holds it. */
        post: operations["unlinkVoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/matters/{id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move a voice to another matter. */
        post: operations["moveVoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/matters/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The leadership decides: solution, level, departments, A and B, date. */
        post: operations["decideMatter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/matters/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The lead department gives a matter back with a reason; it waits for another decision. */
        post: operations["returnMatter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/matters/{id}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A progress note with a percentage. */
        post: operations["addProgress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/matters/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer every linked voice; the text may be adapted per voice. */
        post: operations["answerMatter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/matters/{id}/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A call-back or look by somebody other than the answerer. Counted apart from the speakers' own ratings. */
        post: operations["verifyMatter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/matters/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close a matter whose voices have all been rated or have run out of time. */
        post: operations["closeMatter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/matters/{id}/dissolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close a matter that every voice has left */
        post: operations["dissolveMatter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/matters/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a closed matter again with a reason. */
        post: operations["reopenMatter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/matters/{id}/publication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a matter on the board, with wording for the public. Again: changes the wording. */
        post: operations["publishMatter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/matters/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a matter off the board. Its number stays there, with the reason for everybody to read. */
        post: operations["withdrawMatter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/matters/{id}/unresolved": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A coordinator or leader says openly why a matter is not resolved, and to which named class it belongs; without a reason it is taken back. */
        post: operations["markUnresolved"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/matters/{id}/publication/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the board would show, places in it that might tell who somebody is, the originals beside it, and every earlier wording. */
        get: operations["previewPublication"];
        put?: never;
        /**
         * The same marks for another wording, for a reason that everybody will read, or for the text of a note or an answer to a published matter. Changes nothing and needs no key.
         * @description With `question` the answers, the notes of progress and the reason of a pause that the board shows beside it are looked at too. With `text` it is for the department as well (progress, answer). `looked` is to be sent with the publication, withdrawal, reason, note or answer when there are warnings. Names of the directory and of whoever spoke in the matter under their name are marked alike; a mark points at what was sent and names nobody.
         */
        post: operations["checkWording"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/matters/{id}/rounds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every round of a matter with its answers and looks, and how its voices stand - ratings and call-backs apart. */
        get: operations["getMatterRounds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/voices/{id}/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every round of a voice - answers, the speaker's own rating, calls. */
        get: operations["getVoiceRounds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/voices/{id}/callbacks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What the speaker said on the telephone about the answer. `not` asks for another answer by somebody else.
         * @description By a coordinator or leader over the voice's unit who neither answered nor handles it. `unreached` is an attempt; the voice stays on the list.
         */
        post: operations["recordCallback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/verifications/due": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Named speakers whose answer nobody has asked about yet and whom the asker may call, the earliest answered first. */
        get: operations["listDueCalls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/deeds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The register of good deeds as far as the asker hears or works for its units, the latest first. */
        get: operations["listDeeds"];
        put?: never;
        /** A clerk or coordinator over the unit enters a good deed. */
        post: operations["enterDeed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/deeds/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Places in a good deed's words that might tell who somebody is. Changes nothing and needs no key. */
        post: operations["checkDeed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/deeds/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One good deed. */
        get: operations["getDeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a good deed, show it to everybody or take it off; all of its fields are sent. */
        patch: operations["changeDeed"];
        trace?: never;
    };
    "/api/v1/private/matters/{id}/handover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Offer a matter to somebody else, with a reason. The owner stays until they accept; the date stays. */
        post: operations["handOver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/matters/{id}/handover/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept the open hand-over; by its receiver, or whoever stands in for them. Only now the owner moves. An escalation then waits for a decision of the level above. */
        post: operations["acceptHandover"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/matters/{id}/handover/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse the open hand-over, with a reason; the owner stays. */
        post: operations["refuseHandover"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/matters/{id}/handover/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the open hand-over back; by whoever offered it, the owner, or a coordinator. */
        post: operations["withdrawHandover"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/matters/{id}/escalation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Escalate to the level above (unit, line, company), with a reason: offered to its coordinator on duty, as a hand-over. */
        post: operations["escalateMatter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/matters/{id}/parent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Escalate outside: what the parent company is asked. The matter stays with its owner and waits. */
        post: operations["askParent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/matters/{id}/parent/{seq}/reply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What came back from the parent company, and whether those who were answered get another answer. */
        post: operations["recordParentReply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/matters/{id}/measures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The department breaks the decision down: a measure with its own owner and date; while the matter is open, or its answer (timetable, escalated) has promised what is not at 100 % yet. */
        post: operations["addMeasure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/matters/{id}/measures/{seq}/change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change a measure that is open. */
        post: operations["changeMeasure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/matters/{id}/measures/{seq}/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A measure is done; by the department or its own owner. */
        post: operations["finishMeasure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/matters/{id}/measures/{seq}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A measure that was done is open again, with a reason; by the department or its own owner. What was done before stays in its note. */
        post: operations["reopenMeasure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/matters/{id}/measures/{seq}/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Drop a measure, with a reason. */
        post: operations["dropMeasure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/matters/{id}/parts/{unit_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An assisting department confirms its part, says that it is done, or refuses with a reason. */
        post: operations["replyPart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/matters/{id}/track": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set or take away the track of a matter. */
        post: operations["setTrack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/matters/{id}/extension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move the date on by days of its deadline (a leader, or a coordinator who records it; how many days its rule says). */
        post: operations["extendMatter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/matters/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Defer a matter (a leader, or a coordinator who records it): the clock stands after today up to and including a planned day. Everybody reads the reason. */
        post: operations["pauseMatter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/matters/{id}/resumption": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a deferred matter up again earlier than planned, with a reason: today was the last day of the pause. Measures due after the date that follows come forward to it. */
        post: operations["resumeMatter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/canned-texts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Texts that are often written, for the forms of whoever writes to speakers; those no longer offered only for the administrator. */
        get: operations["listCannedTexts"];
        put?: never;
        /** Add a canned text (administrator of the whole organisation); at most 200. */
        post: operations["addCannedText"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/canned-texts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a canned text, or offer it no longer. */
        patch: operations["changeCannedText"];
        trace?: never;
    };
    "/api/v1/private/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a voice may be about, in order, those no longer offered too (administrator of the whole organisation). */
        get: operations["getCategories"];
        /**
         * Set the list of categories - names, order, which are offered (administrator of the whole organisation).
         * @description Every category that there is, except `unsure`, stands in the list once; one without a key is new and is given one. None can be left
         *     out: voices keep it. `unsure` always stands last, is always offered and is what a voice has whose speaker chose nothing.
         */
        put: operations["setCategories"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/board-view": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the board shows beside what it always shows (administrator of the whole organisation). */
        get: operations["getBoardView"];
        /** Set what the board shows (administrator of the whole organisation). Questions, measures, reasons, units, dates, results, the headline and what was withdrawn always stand there. */
        put: operations["setBoardView"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/own-words": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sentences of the organisation's own on the pages for everybody (administrator of the whole organisation). */
        get: operations["getOwnWords"];
        /** Set them - plain text, each in both languages or in neither (administrator of the whole organisation). */
        put: operations["setOwnWords"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/calendar-years": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The years whose holidays and make-up workdays are known. Any other year goes by weekdays, and its dates are marked as guesses. */
        get: operations["listCalendarYears"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/calendar-years/{year}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Add a year, or replace it (administrator). Every open date that rests on it is computed again before the reply. */
        put: operations["setCalendarYear"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/deadline-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rules as they stand - days, basis, who extends, who is told when. */
        get: operations["listDeadlineRules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/deadline-rules/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a rule (administrator). That makes another version; what runs keeps the one that it began under. */
        put: operations["setDeadlineRule"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write in what others said on paper, by telephone or in talks (clerk or coordinator over each row's unit).
         * @description Up to 200 rows in one request of at most 256 KiB. Each row is stored by itself: one that is wrong is reported with its problem, the
         *     others are kept. Sent again with the same key, rows that were stored are reported again and nothing is doubled. A missing right
         *     over a unit, or a matter that cannot be linked to, refuses the whole request. With `matter_id` each new voice is also linked to
         *     that matter, or, when the one who asks may read it but not link, suggested to its coordinator: "who else said it" counts
         *     voices, never a number. The voice of an anonymous speaker keeps the day only, also in the
         *     journal, though the clerk is named there. No code is given here; see printSlips.
         */
        post: operations["enterVoices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/slips": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give entered voices their receipt codes, once, to be printed for their speakers (clerk or coordinator over the unit).
         * @description The only reply that holds such codes. The same request again gives the same codes, for a printer that jams; any other request is
         *     refused with 409. Ratings through these codes are counted apart (`slip_ratings`).
         */
        post: operations["printSlips"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/voices/{id}/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note a mistake of transcription beside an entered voice; the text itself never changes (clerk or coordinator over the unit). */
        post: operations["correctVoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/campaigns/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One campaign with the history of its form counts. */
        get: operations["getCampaign"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change name, kind, dates or target (coordinator). All of them are given again. */
        patch: operations["changeCampaign"];
        trace?: never;
    };
    "/api/v1/private/campaigns/{id}/forms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say how many forms were handed out and are back so far (clerk or coordinator). Earlier counts stay in the history. */
        post: operations["countForms"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All campaigns, newest first. Numbers only for those who hear voices (clerk, coordinator, leader, observer). */
        get: operations["listCampaigns"];
        put?: never;
        /** Start a campaign (coordinator). */
        post: operations["createCampaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/campaigns/{id}/brief": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A campaign's figures, its sentences made from them, and what is still open with the reason - as far as the asker hears. */
        get: operations["getCampaignBrief"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What came in and what became of it, by one dimension. Exact over the units that the asker hears for; scope=organisation (by unit, without period or campaign) adds all others, rolled up so that no row holds fewer than five people. */
        get: operations["getFigures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/figures/csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same table for a spreadsheet - UTF-8 with its mark, no cell that would run as a formula. */
        get: operations["getFiguresAsCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/figures/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The voices or matters behind one number of an exact table, oldest first; as many as the number says. */
        get: operations["listFigureRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The whole tree, parents before children. */
        get: operations["listUnits"];
        put?: never;
        /** Add a unit (administrator). */
        post: operations["createUnit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/units/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Rename a unit, or set its head (administrator). */
        patch: operations["changeUnit"];
        trace?: never;
    };
    "/api/v1/private/persons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Persons by unit and role, to choose A, B and heads from. Names only; logins and grants for administrators. */
        get: operations["listPersons"];
        put?: never;
        /** Add a person, with a login and roles if wanted (administrator). */
        post: operations["createPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/persons/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Rename, move, switch off or on (administrator). Switching off ends the person's sessions. */
        patch: operations["changePerson"];
        trace?: never;
    };
    "/api/v1/private/persons/{id}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a role over a unit and all below it (administrator). */
        post: operations["grantRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/persons/{id}/roles/{grant_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a role back (administrator). The last administrator stays. */
        delete: operations["revokeRole"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/persons/{id}/absences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark a person away from a day on, so that their stand-ins take over (themselves, the head of their unit or above, their administrator). */
        post: operations["markAway"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/persons/{id}/absences/{absence_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** The person is back today, or stays after all. What began stays written down, ended yesterday. */
        delete: operations["markBack"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/persons/{id}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set one's own password (with the old one) or, as administrator, another person's; ends that person's sessions. */
        post: operations["setPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/journal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened, by position (administrator, observer). Ids, states, dates and commitments, never words. What an anonymous request did gets its position when its day is over. */
        get: operations["readJournal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/private/test/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set the server's time. Exists only on a server started with --test-clock (tests and the demo); forward only. */
        put: operations["setTestClock"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        SimilarMatters: {
            items: {
                number: number;
                /** @description the wording for everybody */
                question: string;
                closeness_percent: components["schemas"]["Closeness"];
                unsure: components["schemas"]["Unsure"];
                shared: components["schemas"]["SharedWords"];
            }[];
        };
        TriageSuggestions: {
            groups: {
                voice_ids: string[];
                closeness_percent: components["schemas"]["Closeness"];
                unsure: components["schemas"]["Unsure"];
                shared: components["schemas"]["SharedWords"];
            }[];
            matters: {
                /** Format: uuid */
                voice_id: string;
                matter: {
                    /** Format: uuid */
                    id: string;
                    number: number;
                    question: string;
                };
                closeness_percent: components["schemas"]["Closeness"];
                unsure: components["schemas"]["Unsure"];
                shared: components["schemas"]["SharedWords"];
            }[];
        };
        /** @description pairs of characters that both texts have, of those of the shorter one, in percent; of a group, of its least alike member */
        Closeness: number;
        /** @description the two are alike but not by much; the page says so */
        Unsure: boolean;
        /** @description the longest words in common, as the reason */
        SharedWords: string[];
        Problem: {
            /** @description urn:huiyin:problem:CODE */
            type: string;
            /** @description one sentence for the person */
            title: string;
            status: number;
            /** @enum {string} */
            code: "invalid" | "unauthenticated" | "forbidden" | "not_found" | "method_not_allowed" | "conflict" | "stale" | "too_large" | "unsupported_type" | "mismatch" | "precondition_required" | "rate_limited" | "internal" | "unavailable" | "timeout" | "not_implemented";
            /** @description the field that is wrong */
            field?: string;
            /** @description e.g. E-7F3A, the same in the server's log */
            reference?: string;
            /** @description stale: who changed it */
            changed_by?: string;
            /**
             * Format: date-time
             * @description stale: when
             */
            changed_at?: string;
            /**
             * Format: date
             * @description stale: on which day, where only the day is known (a speaker by code)
             */
            changed_on?: string;
            /** @description a sheet that was entered before: by whom */
            entered_by?: string;
            /**
             * Format: date
             * @description and on which day
             */
            entered_on?: string;
            /**
             * Format: uuid
             * @description and as which voice; also a voice whose slip was printed before
             */
            voice_id?: string;
            /** @description an extension that is too long: how many days the rule still allows */
            days_left?: number;
            /** @description a decision: the numbers (seq) of open measures that do not fit it */
            measures?: number[];
        };
        Health: {
            /** @enum {string} */
            status: "ok";
            version: string;
        };
        Label: {
            key: string;
            zh: string;
            en: string;
        };
        Category: {
            key: string;
            zh: string;
            en: string;
            /** @description offered to nobody any more; earlier voices have it */
            retired?: boolean;
        };
        CategoryList: {
            version: number;
            items: components["schemas"]["Category"][];
            changed_by?: components["schemas"]["PersonRef"];
            /** Format: date-time */
            changed_at?: string;
        };
        NewCategory: {
            /** @description absent for a new one */
            key?: string;
            /** @description one line, up to 60 bytes; of those offered no two are alike */
            zh: string;
            /** @description the same */
            en: string;
            /** @default false */
            retired: boolean;
        };
        NewCategoryList: {
            items: components["schemas"]["NewCategory"][];
        };
        NewBoardView: {
            /**
             * @description person: the name of whoever is responsible stands beside the unit; unit: the unit alone
             * @enum {string}
             */
            responsible: "person" | "unit";
            /** @description the track beside the unit */
            track: boolean;
            /** @description a column: how many said it, where enough did */
            voices: boolean;
            /** @description how satisfied those of one matter are; the headline has those of all, always */
            ratings: boolean;
            /** @description a column: since when it is published */
            published_on: boolean;
            /** @description the table by unit */
            units: boolean;
            /** @description how many people stand behind a published figure at least */
            fewest_people: number;
        };
        BoardView: {
            version: number;
            changed_by?: components["schemas"]["PersonRef"];
            /** Format: date-time */
            changed_at?: string;
            /**
             * @description person: the name of whoever is responsible stands beside the unit; unit: the unit alone
             * @enum {string}
             */
            responsible: "person" | "unit";
            /** @description the track beside the unit */
            track: boolean;
            /** @description a column: how many said it, where enough did */
            voices: boolean;
            /** @description how satisfied those of one matter are; the headline has those of all, always */
            ratings: boolean;
            /** @description a column: since when it is published */
            published_on: boolean;
            /** @description the table by unit */
            units: boolean;
            /** @description how many people stand behind a published figure at least */
            fewest_people: number;
        };
        OwnSentence: {
            zh: string;
            en: string;
        };
        /** @description plain text; absent where there is none */
        OwnWords: {
            /** @description how the organisation is called */
            name?: components["schemas"]["OwnSentence"];
            /** @description on the page where one says something */
            greeting?: components["schemas"]["OwnSentence"];
            /** @description beside the receipt code */
            receipt?: components["schemas"]["OwnSentence"];
            /** @description below the published table */
            board?: components["schemas"]["OwnSentence"];
        };
        OwnWordsSetting: {
            version: number;
            changed_by?: components["schemas"]["PersonRef"];
            /** Format: date-time */
            changed_at?: string;
            name?: components["schemas"]["OwnSentence"];
            greeting?: components["schemas"]["OwnSentence"];
            receipt?: components["schemas"]["OwnSentence"];
            board?: components["schemas"]["OwnSentence"];
        };
        /** @description each in both languages or in neither; absent or empty: none. Names up to 120 bytes and one line, the others up to 1,200 bytes */
        NewOwnWords: {
            name_zh?: string;
            name_en?: string;
            greeting_zh?: string;
            greeting_en?: string;
            receipt_zh?: string;
            receipt_en?: string;
            board_zh?: string;
            board_en?: string;
        };
        /** @enum {string} */
        BoardColumn: "number" | "question" | "measures" | "unit" | "owner" | "due" | "progress" | "result" | "voices" | "published_on";
        /** @enum {string} */
        Identity: "anonymous" | "named";
        /** @enum {string} */
        Channel: "web" | "meeting" | "writing" | "talk" | "survey" | "home_visit" | "suggestion_box" | "mailbox" | "phone" | "chat" | "heart_to_heart" | "visit" | "network" | "external";
        /**
         * @description how it was found: by oneself, by peers, pointed out by superiors
         * @enum {string}
         */
        Origin: "self" | "peer" | "superior";
        /** @enum {string} */
        CampaignKind: "forms" | "ideas" | "survey" | "visits" | "forum" | "talks" | "other";
        /** @enum {string} */
        SpeakerGroup: "worker" | "section_leader" | "party_member" | "representative" | "union_member" | "family" | "retiree" | "customer" | "upstream" | "downstream" | "other";
        /** @enum {string} */
        VoiceState: "received" | "accepted" | "linked" | "answered" | "closed" | "declined";
        /** @enum {string} */
        MatterState: "received" | "accepted" | "decided" | "in_progress" | "answered" | "verified" | "closed" | "returned" | "reopened";
        /** @enum {string} */
        Outcome: "at_once" | "on_the_spot" | "timetable" | "escalated" | "explained";
        /** @enum {string} */
        Level: "company" | "line" | "unit";
        /** @enum {string} */
        Track: "party_committee" | "administration" | "union" | "personnel" | "finance" | "unit";
        /** @enum {string} */
        Rating: "satisfied" | "partly" | "not" | "unrated";
        /** @enum {string} */
        Role: "worker" | "clerk" | "coordinator" | "leader" | "observer" | "custodian" | "administrator";
        /** @enum {string} */
        BoardProgress: "waiting" | "in_progress" | "answered" | "closed";
        UnitRef: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        PersonRef: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        Intake: {
            organisation: string;
            /** Format: date */
            today?: string;
            units: components["schemas"]["UnitNode"][];
            categories: components["schemas"]["Category"][];
            own_words: components["schemas"]["OwnWords"];
            channels: components["schemas"]["Label"][];
            speaker_groups: components["schemas"]["Label"][];
            campaigns: {
                /** Format: uuid */
                id: string;
                name: string;
            }[];
            limits: {
                text_bytes: number;
                note_bytes: number;
            };
            promises: {
                accept_working_days: number;
                answer_working_days: number;
                rating_working_days: number;
            };
        };
        UnitNode: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            parent_id?: string;
            name: string;
            level: components["schemas"]["Level"];
        };
        NewVoice: {
            /** @description 1 character to 64 KiB of UTF-8; no NUL */
            text: string;
            /** @description optional */
            title?: string;
            identity?: components["schemas"]["Identity"];
            /** @description named only, up to 200 bytes; not on the private route */
            speaker_name?: string;
            /** @description named only, up to 200 bytes */
            speaker_contact?: string;
            /** @description key of a category, also of one offered no longer; `unsure` when absent */
            category?: string;
            /**
             * Format: uuid
             * @description the whole company when absent
             */
            unit_id?: string;
            /** @description up to 200 bytes */
            place?: string;
            speaker_group?: components["schemas"]["SpeakerGroup"];
            /** Format: uuid */
            campaign_id?: string;
            channel?: components["schemas"]["Channel"];
            /** @description 'I met this too': the number of a matter on the board that the speaker met too. A coordinator sees it as a suggestion; nothing is linked by itself */
            about_matter?: number;
        };
        Receipt: {
            /** @description 24 characters in groups of four, e.g. 7K2M-9QF4-X3TB-D8WN-5HJC-R6VE */
            receipt_code: string;
            state: components["schemas"]["VoiceState"];
            /** Format: date */
            received_on: string;
            /** Format: date */
            accept_due_on: string;
            accept_due_is_guess?: boolean;
            guess_years?: components["schemas"]["GuessYears"];
        };
        Photo: {
            slot: number;
            width: number;
            height: number;
            /** Format: date */
            added_on: string;
        };
        OwnPhotos: {
            items: components["schemas"]["Photo"][];
            /** @description how many a voice may have */
            most: number;
            /**
             * Format: date
             * @description the last day on which photos may come
             */
            add_until: string;
            /** @description there is a place */
            can_add: boolean;
        };
        VoicePhotos: {
            /** Format: uuid */
            voice_id: string;
            photos: components["schemas"]["Photo"][];
        };
        TimelineItem: {
            /** @description the journal's kind, e.g. voice.accepted; voice.moved for the link and the cut of one move */
            kind: string;
            /** Format: date */
            on: string;
            /**
             * Format: date-time
             * @description absent for what an anonymous speaker did
             */
            at?: string;
            /** @description one plain sentence in the language asked for */
            text: string;
            /** @description why, in the words of whoever did it; a speaker reads those of a declining and of its review */
            reason?: string;
            actor?: components["schemas"]["PersonRef"];
        };
        VoiceNote: {
            /** Format: uuid */
            id: string;
            /** Format: date */
            on: string;
            text: string;
        };
        VoiceAnswer: {
            /** Format: uuid */
            id: string;
            /** Format: date */
            on: string;
            /** @description 1 for the first answer */
            round: number;
            outcome: components["schemas"]["Outcome"];
            text: string;
            /** @description the answering unit's name */
            unit?: string;
            /** @description absent for a direct answer */
            matter_number?: number;
            answered_by?: components["schemas"]["PersonRef"];
            /** @description a direct answer: why no matter was needed; for staff */
            reason?: string;
        };
        Entry: {
            /** @description verbatim, 1 character to 64 KiB */
            text: string;
            /** @description up to 400 bytes */
            title?: string;
            /** @description any but `web`, which is the speaker's own way */
            channel: components["schemas"]["Channel"];
            /** Format: uuid */
            unit_id: string;
            /** @description the speaker's; anonymous when absent */
            identity?: components["schemas"]["Identity"];
            /** @description named only, as the speaker gave it; up to 200 bytes */
            speaker_name?: string;
            /** @description named only, up to 200 bytes */
            speaker_contact?: string;
            /** @description not known when absent */
            origin?: components["schemas"]["Origin"];
            /** @description key of a category, also of one offered no longer; `unsure` when absent */
            category?: string;
            /** @description up to 200 bytes */
            place?: string;
            speaker_group?: components["schemas"]["SpeakerGroup"];
            /** Format: uuid */
            campaign_id?: string;
            /** @description the number on the paper form, up to 40 bytes; once in a campaign, which must be given */
            source_sheet?: string;
        };
        NewEntries: {
            rows: components["schemas"]["Entry"][];
            /**
             * Format: uuid
             * @description link each new voice to this matter (or suggest it)
             */
            matter_id?: string;
        };
        EntryReport: {
            /** @description rows that are stored now, also those stored by the same request before */
            entered: number;
            rows: {
                /** @description place in the request, from 0 */
                row: number;
                /** Format: uuid */
                voice_id?: string;
                version?: number;
                /** Format: date */
                received_on?: string;
                /** Format: date */
                accept_due_on?: string;
                accept_due_is_guess?: boolean;
                guess_years?: components["schemas"]["GuessYears"];
                source_sheet?: string;
                /** @description why this row was not stored */
                problem?: components["schemas"]["Problem"];
            }[];
        };
        NewSlips: {
            /** @description each once */
            voice_ids: string[];
        };
        Slip: {
            /** Format: uuid */
            voice_id: string;
            /** @description 24 characters in groups of four */
            receipt_code: string;
            /** Format: date */
            received_on: string;
            /** Format: date */
            accept_due_on: string;
            accept_due_is_guess: boolean;
            guess_years?: components["schemas"]["GuessYears"];
            unit: string;
            channel: components["schemas"]["Channel"];
            campaign?: string;
            source_sheet?: string;
        };
        SlipSheet: {
            organisation: string;
            /** @description where speakers follow; absent when not set */
            public_url?: string;
            slips: components["schemas"]["Slip"][];
        };
        Correction: {
            /** Format: date */
            on: string;
            text: string;
            by?: components["schemas"]["PersonRef"];
        };
        SpeakerVoice: {
            state: components["schemas"]["VoiceState"];
            identity: components["schemas"]["Identity"];
            title?: string;
            text: string;
            category?: string;
            unit?: string;
            place?: string;
            /** Format: date */
            received_on: string;
            /** Format: date */
            accept_due_on: string;
            accept_due_is_guess?: boolean;
            guess_years?: components["schemas"]["GuessYears"];
            timeline: components["schemas"]["TimelineItem"][];
            answers: components["schemas"]["VoiceAnswer"][];
            notes: components["schemas"]["VoiceNote"][];
            /** @description published matters it is linked to, as on the board */
            matters?: {
                number: number;
                question: string;
            }[];
            decline_reason?: string;
            rating: components["schemas"]["Rating"];
            /**
             * Format: date
             * @description after this day an unrated answer closes as unrated
             */
            rate_by?: string;
            rate_by_is_guess?: boolean;
            can_rate: boolean;
            can_note: boolean;
            /** @description a clerk wrote it in */
            on_behalf?: boolean;
            /** @description mistakes of transcription that were noted */
            corrections?: components["schemas"]["Correction"][];
        };
        NewNote: {
            /** @description up to 16 KiB */
            text: string;
        };
        NewRating: {
            /** @enum {string} */
            rating: "satisfied" | "partly" | "not";
            /** @description up to 16 KiB */
            comment?: string;
        };
        Voice: {
            /** Format: uuid */
            id: string;
            version: number;
            state: components["schemas"]["VoiceState"];
            identity: components["schemas"]["Identity"];
            channel: components["schemas"]["Channel"];
            category: string;
            speaker_group?: components["schemas"]["SpeakerGroup"];
            /** @description named voices only */
            speaker_name?: string;
            speaker_contact?: string;
            unit?: components["schemas"]["UnitRef"];
            place?: string;
            campaign?: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            title?: string;
            text: string;
            /** @description imported voices */
            source?: string;
            /** @description imported voices, verbatim */
            source_time?: string;
            /** @description absent when it is not known */
            origin?: components["schemas"]["Origin"];
            /** @description who wrote it in; absent for the speaker's own */
            entered_by?: components["schemas"]["PersonRef"];
            /** @description the number on the paper form */
            source_sheet?: string;
            /** @description entered voices: whether its speaker can follow it by code */
            slip_printed?: boolean;
            /** @description entered voices: whether the rating came by a slip; counted apart */
            rated_by_slip?: boolean;
            corrections?: components["schemas"]["Correction"][];
            /** @description the published matter that its speaker met too */
            about_matter?: {
                /** Format: uuid */
                matter_id: string;
                number: number;
                question: string;
                state: components["schemas"]["MatterState"];
            };
            /** Format: date */
            received_on: string;
            /**
             * Format: date-time
             * @description named voices only
             */
            received_at?: string;
            /** Format: date */
            accept_due_on: string;
            /**
             * Format: date
             * @description the date that counts now: for accepting it, then for answering it; absent once a matter holds it
             */
            due_on?: string;
            accept_due_is_guess?: boolean;
            due_is_guess?: boolean;
            guess_years?: components["schemas"]["GuessYears"];
            due_rule?: components["schemas"]["DeadlineRuleRef"];
            reminder?: components["schemas"]["Reminder"];
            overdue?: boolean;
            /** @description negative when overdue */
            working_days_left?: number;
            /** @description counted through a year without calendar data; the date itself may stand */
            days_left_is_guess?: boolean;
            owner: components["schemas"]["PersonRef"];
            rating: components["schemas"]["Rating"];
            decline_reason?: string;
            links: {
                /** Format: uuid */
                matter_id: string;
                number: number;
                question: string;
                state: components["schemas"]["MatterState"];
            }[];
            answers: components["schemas"]["VoiceAnswer"][];
            notes: components["schemas"]["VoiceNote"][];
            handovers?: components["schemas"]["VoiceHandover"][];
            /** @description what the one who asks may do about its owner */
            handover_actions?: ("hand_over" | "answer_handover" | "withdraw_handover")[];
            timeline: components["schemas"]["TimelineItem"][];
        };
        VoiceItem: {
            /** Format: uuid */
            id: string;
            version: number;
            state: components["schemas"]["VoiceState"];
            identity: components["schemas"]["Identity"];
            channel: components["schemas"]["Channel"];
            category: string;
            unit?: components["schemas"]["UnitRef"];
            place?: string;
            /** @description a clerk wrote it in */
            on_behalf?: boolean;
            source_sheet?: string;
            title?: string;
            /** @description the first 300 characters of the text */
            excerpt: string;
            /** @description my own voices only */
            text?: string;
            /** Format: date */
            received_on: string;
            /** Format: date */
            accept_due_on: string;
            /**
             * Format: date
             * @description the date that counts now: for accepting it, then for answering it; absent once a matter holds it
             */
            due_on?: string;
            accept_due_is_guess?: boolean;
            due_is_guess?: boolean;
            guess_years?: components["schemas"]["GuessYears"];
            due_rule?: components["schemas"]["DeadlineRuleRef"];
            reminder?: components["schemas"]["Reminder"];
            overdue: boolean;
            working_days_left?: number;
            /** @description counted through a year without calendar data; the date itself may stand */
            days_left_is_guess?: boolean;
            owner: components["schemas"]["PersonRef"];
            rating: components["schemas"]["Rating"];
        };
        VoicePage: {
            items: components["schemas"]["VoiceItem"][];
            next_cursor?: string;
        };
        Reason: {
            /** @description up to 4 KiB */
            reason: string;
        };
        DirectAnswer: {
            text: string;
            /** @enum {string} */
            outcome: "on_the_spot" | "at_once" | "explained";
            reason: string;
        };
        NewMatter: {
            /** @description the question as the organisation understands it, up to 2 KiB */
            question: string;
            voice_ids: string[];
            /**
             * Format: uuid
             * @description the unit it concerns; the voices' nearest common unit when absent
             */
            unit_id?: string;
            track?: components["schemas"]["Track"];
        };
        VoiceList: {
            voice_ids: string[];
        };
        Unlink: {
            /** Format: uuid */
            voice_id: string;
            reason: string;
        };
        Move: {
            /** Format: uuid */
            voice_id: string;
            /** Format: uuid */
            to_matter_id: string;
            reason: string;
        };
        NewDecision: {
            /** @description up to 16 KiB */
            solution: string;
            level: components["schemas"]["Level"];
            /** Format: uuid */
            lead_unit_id: string;
            /**
             * Format: uuid
             * @description person A
             */
            owner_id: string;
            /**
             * Format: uuid
             * @description person B, another one
             */
            stand_in_id: string;
            assisting_unit_ids?: string[];
            /** @description what is asked of assisting units; a part whose words stay keeps its reply */
            assisting_parts?: {
                /** Format: uuid */
                unit_id: string;
                text?: string;
            }[];
            /**
             * Format: date
             * @description today or later
             */
            due_on: string;
            /** @description open measures that the decision takes back. One that is not named must fit it: owner of the lead or an assisting unit, due by `due_on`; else 409 with their numbers in `measures` */
            drop_measures?: {
                seq: number;
                reason: string;
            }[];
            expected_outcome: components["schemas"]["Outcome"];
            /**
             * Format: uuid
             * @description the leader who decided; required when a coordinator records the decision
             */
            decided_by_id?: string;
        };
        NewProgress: {
            text: string;
            percent: number;
            looked?: components["schemas"]["Looked"];
        };
        NewAnswer: {
            outcome: components["schemas"]["Outcome"];
            /** @description for every linked voice, up to 16 KiB */
            text: string;
            adaptations?: {
                /** Format: uuid */
                voice_id: string;
                text: string;
            }[];
            looked?: components["schemas"]["Looked"];
        };
        NewVerification: {
            /** @enum {string} */
            result: "satisfied" | "partly" | "not";
            note: string;
        };
        /** @description `looked` of the preview: whoever writes it has seen exactly these warnings; needed when there are some and everybody reads it (a publication and its reasons always; notes, answers and pauses while the matter is published) */
        Looked: string;
        NewPublication: {
            question: string;
            measures: string;
            looked?: components["schemas"]["Looked"];
        };
        PublicReason: {
            /** @description everybody reads it */
            reason: string;
            looked?: components["schemas"]["Looked"];
        };
        NewUnresolved: {
            /** @description the named class, e.g. arrears of wages; up to 200 bytes */
            class?: string;
            /** @description everybody reads it */
            reason?: string;
            looked?: components["schemas"]["Looked"];
        };
        WordingToCheck: {
            question?: string;
            measures?: string;
            class?: string;
            reason?: string;
            /** @description of a note of progress or an answer */
            text?: string;
        };
        WordingWarning: {
            /** @description question, measures, answer 1, progress 2, pause, reason, text, ... */
            field: string;
            /** @enum {string} */
            kind: "name" | "phone" | "id_number" | "plate" | "staff_number" | "account" | "mail" | "small_unit" | "post" | "family" | "day_and_shift" | "room";
            /** @description the first character (code point) */
            from: number;
            /** @description the first one behind it */
            to: number;
            /** @description one plain sentence */
            reason: string;
        };
        CheckedWording: {
            warnings: components["schemas"]["WordingWarning"][];
            looked: string;
        };
        Revision: {
            revision: number;
            /** @enum {string} */
            kind: "published" | "withdrawn";
            question: string;
            measures: string;
            reason?: string;
            /** @description warnings that were looked at */
            marks: number;
            /** Format: date */
            on: string;
            by: components["schemas"]["PersonRef"];
        };
        PublicationPreview: {
            question: string;
            measures: string;
            warnings: components["schemas"]["WordingWarning"][];
            looked: string;
            /** @description answers, notes of progress and the reason of a pause that the board shows too */
            shown_as_they_stand: {
                field: string;
                text: string;
            }[];
            originals: {
                /** Format: uuid */
                voice_id: string;
                title?: string;
                /** @description verbatim */
                text: string;
            }[];
            revisions: components["schemas"]["Revision"][];
        };
        /**
         * @description what became of it: rectified = answered as done at once or on the spot, or by a timetable or escalation that has reached 100 %
         * @enum {string}
         */
        Settlement: "unresolved" | "rectified" | "explained" | "dissolved";
        /** @enum {string} */
        Called: "satisfied" | "partly" | "not" | "unreached";
        CalledCounts: {
            satisfied: number;
            partly: number;
            not: number;
            unreached: number;
        };
        NewCallback: {
            result: components["schemas"]["Called"];
            /** @description required with `not` */
            note?: string;
        };
        Call: {
            result: components["schemas"]["Called"];
            note: string;
            /** Format: date-time */
            at: string;
            by: components["schemas"]["PersonRef"];
        };
        VoiceRounds: {
            /** Format: uuid */
            voice_id: string;
            version: number;
            rounds: {
                round: number;
                answers: {
                    /** Format: date */
                    on: string;
                    outcome: components["schemas"]["Outcome"];
                    text: string;
                    by: components["schemas"]["PersonRef"];
                    matter_number?: number;
                }[];
                rated?: {
                    rating: components["schemas"]["Rating"];
                    /** Format: date */
                    on: string;
                    comment?: string;
                };
                calls: components["schemas"]["Call"][];
            }[];
        };
        MatterRounds: {
            rounds: {
                round: number;
                answers: {
                    outcome: components["schemas"]["Outcome"];
                    text: string;
                    /** Format: date-time */
                    at: string;
                    by: components["schemas"]["PersonRef"];
                }[];
                checks: {
                    result: components["schemas"]["Rating"];
                    text: string;
                    /** Format: date-time */
                    at: string;
                    by: components["schemas"]["PersonRef"];
                }[];
            }[];
            ratings: components["schemas"]["Ratings"];
            called: components["schemas"]["CalledCounts"];
            /** @description answered voices that nobody called about in their present round */
            not_called: number;
            /** @description voices that wait for an answer */
            waiting: number;
        };
        DueCall: {
            /** Format: uuid */
            voice_id: string;
            version: number;
            unit: components["schemas"]["UnitRef"];
            /** @description verbatim */
            text: string;
            /** Format: date */
            answered_on: string;
            outcome: components["schemas"]["Outcome"];
            /** @description the latest */
            answer: string;
            rating: components["schemas"]["Rating"];
            speaker_name: string;
            speaker_contact?: string;
            /** @description calls of this round that reached nobody */
            attempts: number;
            matter_number?: number;
        };
        DueCalls: {
            items: components["schemas"]["DueCall"][];
            next_cursor?: string;
            /** @description of the answered voices over which the asker coordinates or leads */
            counts: {
                /** @description named, nobody reached yet, by whomever they may be called */
                to_call: number;
                /** @description of these, whom the asker may call: they neither answered nor handle it; as many as the list has */
                mine: number;
                /** @description only the 1,000 earliest of to_call were looked at: mine is at least so many */
                mine_at_least: boolean;
                /** @description nobody can be called; their own rating has to do */
                anonymous: number;
                called: components["schemas"]["CalledCounts"];
            };
        };
        NewDeed: {
            title: string;
            text: string;
            /** Format: uuid */
            unit_id: string;
            /**
             * Format: date
             * @description today or earlier
             */
            done_on: string;
            /** Format: uuid */
            matter_id?: string;
            /** @description hundredths of a yuan */
            cost_fen?: number;
            published?: boolean;
            looked?: components["schemas"]["Looked"];
        };
        Deed: {
            /** Format: uuid */
            id: string;
            version: number;
            title: string;
            text: string;
            unit: components["schemas"]["UnitRef"];
            /** Format: date */
            done_on: string;
            /** Format: uuid */
            matter_id?: string;
            cost_fen?: number;
            published: boolean;
            changed_by: components["schemas"]["PersonRef"];
            /** Format: date-time */
            changed_at: string;
            may_change: boolean;
        };
        DeedPage: {
            items: components["schemas"]["Deed"][];
            total: number;
            /** @description of all that say what they cost */
            cost_fen: number;
            next_cursor?: string;
        };
        PublicDeed: {
            title: string;
            text: string;
            unit: string;
            /** Format: date */
            done_on: string;
            cost_fen?: number;
            /** @description while it is on the board */
            matter_number?: number;
        };
        PublicDeedPage: {
            organisation: string;
            items: components["schemas"]["PublicDeed"][];
            total: number;
            cost_fen: number;
            next_cursor?: string;
        };
        NewHandover: {
            /**
             * Format: uuid
             * @description somebody of the lead unit, or B; before the decision a coordinator over the unit
             */
            to_id: string;
            reason: string;
        };
        NewParentAsk: {
            text: string;
        };
        NewParentReply: {
            text: string;
            /** Format: date */
            replied_on: string;
            consequence: components["schemas"]["Consequence"];
        };
        NewMeasure: {
            text: string;
            /**
             * Format: uuid
             * @description of the lead or an assisting unit
             */
            owner_id: string;
            /**
             * Format: date
             * @description today or later, and not later than the date of a matter that is open. One that was answered with a promise takes a later one; opened again, its new date brings forward what is due after it
             */
            due_on: string;
        };
        MeasureNote: {
            /** @description what was done */
            note: string;
        };
        PartReply: {
            /** @enum {string} */
            state: "confirmed" | "done" | "refused";
            /** @description required for refused */
            note?: string;
        };
        NewTrack: {
            /** @description absent: none */
            track?: components["schemas"]["Track"];
        };
        /**
         * @description stands: those who were answered keep their answer; answer_again: the matter is opened and everybody who spoke gets another
         * @enum {string}
         */
        Consequence: "stands" | "answer_again";
        VoiceHandover: {
            seq: number;
            from: components["schemas"]["PersonRef"];
            to: components["schemas"]["PersonRef"];
            reason: string;
            offered_by: components["schemas"]["PersonRef"];
            /** Format: date-time */
            offered_at: string;
            /**
             * @description lapsed: it was linked, answered or declined first
             * @enum {string}
             */
            state: "offered" | "accepted" | "refused" | "withdrawn" | "lapsed";
            /** @description while offered: who says yes or no today */
            answered_by?: components["schemas"]["PersonRef"];
            reply?: string;
            ended_by?: components["schemas"]["PersonRef"];
            /** Format: date-time */
            ended_at?: string;
        };
        Handover: {
            seq: number;
            /** @enum {string} */
            kind: "hand_over" | "proposal" | "escalation";
            /** @description responsible when it was offered */
            from: components["schemas"]["PersonRef"];
            to: components["schemas"]["PersonRef"];
            /** @description an escalation: to whose level */
            to_unit?: components["schemas"]["UnitRef"];
            reason?: string;
            offered_by: components["schemas"]["PersonRef"];
            /** Format: date-time */
            offered_at: string;
            /**
             * @description lapsed: another step overtook it
             * @enum {string}
             */
            state: "offered" | "accepted" | "refused" | "withdrawn" | "lapsed";
            /** @description while offered: who says yes or no today */
            answered_by?: components["schemas"]["PersonRef"];
            /** @description why it was refused */
            reply?: string;
            ended_by?: components["schemas"]["PersonRef"];
            /** Format: date-time */
            ended_at?: string;
        };
        Measure: {
            seq: number;
            text: string;
            /** @description while it is open: the one present owner */
            owner: components["schemas"]["PersonRef"];
            stands_in_for?: components["schemas"]["PersonRef"];
            /** Format: date */
            due_on: string;
            overdue: boolean;
            working_days_left: number;
            /** @description counted through a year without calendar data; the date itself may stand */
            days_left_is_guess?: boolean;
            /** @enum {string} */
            state: "open" | "done" | "dropped";
            /** @description what was done (a line each time, where it was opened again), or why it was dropped */
            note?: string;
            ended_by?: components["schemas"]["PersonRef"];
            /** Format: date */
            ended_on?: string;
            can_change: boolean;
            can_finish: boolean;
            can_reopen: boolean;
        };
        Part: {
            unit: components["schemas"]["UnitRef"];
            /** @description what is asked of it */
            text?: string;
            /** @enum {string} */
            state: "asked" | "confirmed" | "done" | "refused";
            /** @description its last reply */
            note?: string;
            replied_by?: components["schemas"]["PersonRef"];
            /** Format: date */
            replied_on?: string;
            can_reply: boolean;
        };
        ParentAsk: {
            seq: number;
            round: number;
            text: string;
            asked_by: components["schemas"]["PersonRef"];
            /** Format: date */
            asked_on: string;
            /** @description absent: it still waits */
            reply?: string;
            /** Format: date */
            replied_on?: string;
            consequence?: components["schemas"]["Consequence"];
            recorded_by?: components["schemas"]["PersonRef"];
        };
        Decision: {
            solution: string;
            level: components["schemas"]["Level"];
            lead_unit: components["schemas"]["UnitRef"];
            owner: components["schemas"]["PersonRef"];
            stand_in: components["schemas"]["PersonRef"];
            assisting_units: components["schemas"]["UnitRef"][];
            /**
             * Format: date
             * @description as decided; what became of it is the matter's due_on
             */
            due_on: string;
            expected_outcome: components["schemas"]["Outcome"];
            decided_by: components["schemas"]["PersonRef"];
            /** Format: date */
            decided_on: string;
        };
        MatterVoice: {
            /** Format: uuid */
            id: string;
            state: components["schemas"]["VoiceState"];
            identity: components["schemas"]["Identity"];
            unit?: components["schemas"]["UnitRef"];
            title?: string;
            /** @description verbatim */
            text: string;
            /** Format: date */
            received_on: string;
            rating: components["schemas"]["Rating"];
            /** @description has this matter's answer of the present round */
            answered?: boolean;
            /** @description the answer it was given */
            answer?: string;
            /** @description how its speaker rated last, also after another answer became due */
            rated?: {
                rating: components["schemas"]["Rating"];
                round: number;
                /** Format: date */
                on: string;
                comment?: string;
            };
            /** @description a clerk wrote it in; its rating is among slip_ratings */
            on_behalf?: boolean;
        };
        Progress: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            at: string;
            text: string;
            percent: number;
            author: components["schemas"]["PersonRef"];
        };
        MatterAnswer: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            at: string;
            outcome: components["schemas"]["Outcome"];
            text: string;
            author: components["schemas"]["PersonRef"];
            round: number;
        };
        Matter: {
            /** Format: uuid */
            id: string;
            /** @description the ledger's running number */
            number: number;
            version: number;
            state: components["schemas"]["MatterState"];
            question: string;
            unit: components["schemas"]["UnitRef"];
            track?: components["schemas"]["Track"];
            /** @description the one present owner */
            owner: components["schemas"]["PersonRef"];
            /** @description who is away, when the present owner stands in for them */
            stands_in_for?: components["schemas"]["PersonRef"];
            /** Format: date */
            due_on: string;
            /** @description the date rests on a year without calendar data */
            due_is_guess?: boolean;
            guess_years?: components["schemas"]["GuessYears"];
            /**
             * Format: date
             * @description deferred; the clock runs again after this day
             */
            paused_until?: string;
            paused_reason?: string;
            reminder?: components["schemas"]["Reminder"];
            deadline?: components["schemas"]["Deadline"];
            /**
             * Format: date
             * @description what the rule for finishing gives a decision of today; present for whoever may decide
             */
            proposed_due_on?: string;
            proposed_is_guess?: boolean;
            overdue: boolean;
            /** @description negative when overdue */
            working_days_left: number;
            /** @description counted through a year without calendar data; the date itself may stand */
            days_left_is_guess?: boolean;
            percent: number;
            outcome?: components["schemas"]["Outcome"];
            voice_count: number;
            /** @description voices still without an answer from everybody who owes one; with ratings and slip_ratings they add up to voice_count */
            waiting_count?: number;
            /** @description of the speakers who submitted by themselves */
            ratings: components["schemas"]["Ratings"];
            /** @description of voices that a clerk wrote in, by printed slips */
            slip_ratings: components["schemas"]["Ratings"];
            /** @description voices whose speakers say that they met this too, not linked yet; those that the asker hears */
            suggested_voices?: components["schemas"]["MatterVoice"][];
            decision?: components["schemas"]["Decision"];
            voices: components["schemas"]["MatterVoice"][];
            progress: components["schemas"]["Progress"][];
            answers: components["schemas"]["MatterAnswer"][];
            verification?: {
                /** @enum {string} */
                result: "satisfied" | "partly" | "not";
                note: string;
                /** Format: date */
                on: string;
                by: components["schemas"]["PersonRef"];
            };
            publication?: {
                question: string;
                measures: string;
                /** Format: date */
                published_on: string;
                revision: number;
            };
            withdrawn?: {
                /** Format: date */
                on: string;
                reason: string;
                by: components["schemas"]["PersonRef"];
            };
            unresolved?: {
                class: string;
                reason: string;
                /** Format: date */
                on: string;
                by: components["schemas"]["PersonRef"];
            };
            settlement: components["schemas"]["Settlement"];
            /** @description the level that has it: decided at, or escalated to */
            level?: components["schemas"]["Level"];
            /** @description the asker may act for the department but wrote the answer that was found not good: somebody else must answer */
            answer_by_other?: boolean;
            /** @description asked to take it over; the owner stays until they accept */
            offered_to?: components["schemas"]["PersonRef"];
            waits_for_parent: boolean;
            /** @description in the order they were offered */
            handovers: components["schemas"]["Handover"][];
            measures: components["schemas"]["Measure"][];
            /** @description of the assisting departments */
            parts: components["schemas"]["Part"][];
            parent_asks: components["schemas"]["ParentAsk"][];
            timeline: components["schemas"]["TimelineItem"][];
            /** @description what the one who asks may do now */
            actions: ("accept" | "link" | "unlink" | "move" | "decide" | "return" | "progress" | "answer" | "verify" | "close" | "dissolve" | "reopen" | "publish" | "withdraw" | "unresolved" | "hand_over" | "answer_handover" | "withdraw_handover" | "escalate" | "ask_parent" | "record_parent_reply" | "break_down" | "set_track" | "extend" | "pause" | "resume")[];
        };
        Ratings: {
            satisfied: number;
            partly: number;
            not: number;
            unrated: number;
        };
        MatterItem: {
            /** Format: uuid */
            id: string;
            number: number;
            version: number;
            state: components["schemas"]["MatterState"];
            question: string;
            unit: components["schemas"]["UnitRef"];
            lead_unit?: components["schemas"]["UnitRef"];
            owner: components["schemas"]["PersonRef"];
            stands_in_for?: components["schemas"]["PersonRef"];
            /** Format: date */
            due_on: string;
            due_is_guess?: boolean;
            guess_years?: components["schemas"]["GuessYears"];
            /**
             * Format: date
             * @description deferred
             */
            paused_until?: string;
            reminder?: components["schemas"]["Reminder"];
            overdue: boolean;
            working_days_left: number;
            /** @description counted through a year without calendar data; the date itself may stand */
            days_left_is_guess?: boolean;
            percent: number;
            outcome?: components["schemas"]["Outcome"];
            voice_count: number;
            published: boolean;
            level?: components["schemas"]["Level"];
            track?: components["schemas"]["Track"];
            offered_to?: components["schemas"]["PersonRef"];
            /** @description but for dropped ones */
            measures: number;
            measures_done: number;
            waits_for_parent: boolean;
        };
        MatterPage: {
            items: components["schemas"]["MatterItem"][];
            next_cursor?: string;
        };
        ReminderList: {
            /** @description the earliest date first */
            items: components["schemas"]["ReminderItem"][];
        };
        ReminderItem: {
            /**
             * @description a matter comes with `matter`, a measure with `measure` and its `matter`, a voice with `voice`
             * @enum {string}
             */
            subject: "matter" | "measure" | "voice";
            /**
             * @description as whom the asker is told; in_charge: of the matter that a measure belongs to
             * @enum {string}
             */
            as: "owner" | "stand_in" | "head" | "coordinator" | "leader" | "in_charge";
            matter?: components["schemas"]["MatterItem"];
            measure?: {
                seq: number;
                text: string;
                /** @description the one present owner */
                owner: components["schemas"]["PersonRef"];
                /** Format: date */
                due_on: string;
                overdue: boolean;
                working_days_left: number;
                /** @description counted through a year without calendar data; the date itself may stand */
                days_left_is_guess?: boolean;
                reminder: components["schemas"]["Reminder"];
            };
            voice?: {
                /** Format: uuid */
                id: string;
                state: components["schemas"]["VoiceState"];
                unit: components["schemas"]["UnitRef"];
                /** Format: date */
                received_on: string;
                /** @description the one present owner */
                owner: components["schemas"]["PersonRef"];
                /** @description the first 300 characters; absent for whoever is told of the date but may not read the voice */
                excerpt?: string;
                /**
                 * Format: date
                 * @description for accepting it, then for answering it
                 */
                due_on: string;
                overdue: boolean;
                working_days_left: number;
                /** @description counted through a year without calendar data; the date itself may stand */
                days_left_is_guess?: boolean;
                reminder: components["schemas"]["Reminder"];
            };
        };
        NoticePage: {
            items: components["schemas"]["Notice"][];
            /** @description How many I have not seen; 100 means 100 or more */
            unseen: number;
            next_cursor?: string;
        };
        Notice: {
            /** @description Of the journal entry; notices are in this order */
            position: number;
            /** @description The journal's word for what happened, such as matter.decided */
            kind: string;
            /** @description One plain sentence in the language asked for */
            text: string;
            /** Format: date */
            on: string;
            /**
             * Format: date-time
             * @description Absent for what an anonymous request did
             */
            at?: string;
            seen: boolean;
            actor?: components["schemas"]["PersonRef"];
            subject: {
                /**
                 * @description my_voice: something I said under my own name
                 * @enum {string}
                 */
                type: "matter" | "voice" | "my_voice";
                /** Format: uuid */
                id: string;
                /** @description Of a matter */
                number?: number;
                /** @description Of a matter that I may still read */
                question?: string;
            };
        };
        SeenPosition: {
            position: number;
        };
        /** @enum {string} */
        GatheringKind: "forum" | "talk" | "visit" | "home_visit" | "survey" | "heart_to_heart";
        NewGathering: {
            /** Format: uuid */
            campaign_id?: string;
            kind: components["schemas"]["GatheringKind"];
            /** Format: uuid */
            unit_id: string;
            /**
             * Format: date
             * @description Not a day to come
             */
            held_on: string;
            /** @description How many were heard; never who */
            people: number;
            /**
             * Format: uuid
             * @description Who held it
             */
            host_id: string;
            topic?: string;
        };
        Gathering: {
            /** Format: uuid */
            id: string;
            version: number;
            /** Format: uuid */
            campaign_id?: string;
            kind: components["schemas"]["GatheringKind"];
            unit: components["schemas"]["UnitRef"];
            /** Format: date */
            held_on: string;
            people: number;
            host: components["schemas"]["PersonRef"];
            topic?: string;
            /** @description Present: it counts no more */
            cancelled_reason?: string;
            recorded_by: components["schemas"]["PersonRef"];
        };
        GatheringCount: {
            gatherings: number;
            people: number;
            kind?: components["schemas"]["GatheringKind"];
        };
        GatheringList: {
            unit: components["schemas"]["UnitRef"];
            items: components["schemas"]["Gathering"][];
            /** @description A unit is reached when something that counts was held in it or below it. */
            coverage: {
                kinds: components["schemas"]["GatheringCount"][];
                all: components["schemas"]["GatheringCount"];
                reached: components["schemas"]["UnitRef"][];
                missed: components["schemas"]["UnitRef"][];
            };
        };
        Summary: {
            /** @description by state and overdue: of the units that the asker hears for; mine: in the asker's charge today, as many as the list of voices gives for view mine */
            voices: {
                [key: string]: number;
            };
            matters: {
                [key: string]: number;
            };
        };
        /** @description Counts voices, exactly: received = waiting + answered + declined; answered = satisfied + partly + not + unrated + all of slip_ratings. */
        BoardHeadline: {
            received: number;
            /** @description received, accepted or linked; no answer yet (or a new one demanded) */
            waiting: number;
            /** @description answered or closed */
            answered: number;
            declined: number;
            satisfied: number;
            partly: number;
            not: number;
            /** @description with satisfied, partly and not: of answered voices whose speakers submitted by themselves */
            unrated: number;
            /** @description of answered voices that a clerk wrote in, by printed slips */
            slip_ratings: components["schemas"]["Ratings"];
            /** @description published matters */
            matters: number;
            /** @description published matters whose date has come or that are answered */
            matters_due: number;
            /** @description of these, answered on or before their date */
            matters_on_time: number;
            /** @description see Settlement; with matters_explained and matters_unresolved they add up to matters */
            matters_rectified: number;
            matters_explained: number;
            matters_unresolved: number;
            /** @description taken off the board, not among matters */
            withdrawn: number;
            good_deeds: number;
        };
        BoardItem: {
            number: number;
            question: string;
            measures: string;
            lead_unit?: string;
            /** @description who is responsible today: the owner, or who stands in while they are away; absent where the organisation shows the unit alone */
            owner?: string;
            settlement: components["schemas"]["Settlement"];
            track?: components["schemas"]["Track"];
            /** @description why it is not resolved, in plain words */
            unresolved?: {
                class: string;
                reason: string;
            };
            /** Format: date */
            due_on?: string;
            /** @description the date rests on a year without calendar data */
            due_is_guess?: boolean;
            guess_years?: components["schemas"]["GuessYears"];
            /**
             * Format: date
             * @description deferred; the clock runs again after this day
             */
            paused_until?: string;
            /** @description why it is deferred */
            paused_reason?: string;
            overdue?: boolean;
            working_days_left?: number;
            state: components["schemas"]["MatterState"];
            progress: components["schemas"]["BoardProgress"];
            percent: number;
            outcome?: components["schemas"]["Outcome"];
            /** Format: date */
            published_on: string;
            /** @description absent when fewer than fewest_people spoke */
            voice_count?: number;
            /** @description of them still without an answer; with the ratings they add up to voice_count */
            waiting_count?: number;
            /** @description absent when fewer than fewest_people spoke, and where the organisation does not show them; without slip_ratings beside it, of all of them */
            ratings?: components["schemas"]["Ratings"];
            /** @description of voices that a clerk wrote in, by printed slips; absent when fewer than fewest_people stand behind one of the two kinds */
            slip_ratings?: components["schemas"]["Ratings"];
        };
        /** @description lead units; fewer than fewest_people voices roll up into the parent or 'other' */
        BoardUnitRow: {
            unit: string;
            /** Format: uuid */
            unit_id?: string;
            matters: number;
            answered: number;
            overdue: number;
            voices: number;
        };
        Board: {
            organisation: string;
            own_words: components["schemas"]["OwnWords"];
            /** @description the table's, in their order */
            columns: components["schemas"]["BoardColumn"][];
            /** @description how many people stand behind a figure at least */
            fewest_people: number;
            /** Format: date */
            as_of: string;
            headline: components["schemas"]["BoardHeadline"];
            /** @description none where the organisation does not show them */
            units: components["schemas"]["BoardUnitRow"][];
            items: components["schemas"]["BoardItem"][];
            /** @description the latest 50 that were taken off, since when and why */
            withdrawn: components["schemas"]["BoardWithdrawn"][];
            /** @description on all pages; absent for a search by words */
            total?: number;
            /** @description present when there may be more; a page of a search may hold fewer than its limit, and none */
            next_cursor?: string;
        };
        /**
         * @description not_resolved: unresolved or explained
         * @enum {string}
         */
        BoardStanding: "not_resolved" | "unresolved" | "explained" | "rectified";
        BoardWithdrawn: {
            number: number;
            /** Format: date */
            on: string;
            reason: string;
        };
        BoardMatterPage: {
            organisation: string;
            own_words: components["schemas"]["OwnWords"];
            /** @description the table's, in their order */
            columns: components["schemas"]["BoardColumn"][];
            /** @description how many people stand behind a figure at least */
            fewest_people: number;
            /** Format: date */
            as_of: string;
            /** @description absent when it was taken off */
            matter?: components["schemas"]["BoardItem"];
            withdrawn?: components["schemas"]["BoardWithdrawn"];
            progress_notes: {
                /** Format: date */
                on: string;
                text: string;
                percent: number;
            }[];
            answers: {
                /** Format: date */
                on: string;
                outcome: components["schemas"]["Outcome"];
                text: string;
            }[];
        };
        SignIn: {
            login: string;
            password: string;
        };
        Grant: {
            /** Format: uuid */
            id: string;
            role: components["schemas"]["Role"];
            unit: components["schemas"]["UnitRef"];
        };
        Me: {
            /** Format: uuid */
            id: string;
            name: string;
            unit: components["schemas"]["UnitRef"];
            roles: components["schemas"]["Grant"][];
            /** @description those that are not over */
            absences: components["schemas"]["Absence"][];
            /**
             * @description the organisation's time, in which pages show instants
             * @example 480
             */
            utc_offset_minutes: number;
        };
        Unit: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            parent_id?: string;
            name: string;
            level: components["schemas"]["Level"];
            head?: components["schemas"]["PersonRef"];
            version: number;
        };
        UnitList: {
            items: components["schemas"]["Unit"][];
        };
        NewUnit: {
            name: string;
            /** Format: uuid */
            parent_id: string;
            level: components["schemas"]["Level"];
        };
        UnitChange: {
            name?: string;
            /** Format: uuid */
            head_id?: string;
        };
        Person: {
            /** Format: uuid */
            id: string;
            name: string;
            unit: components["schemas"]["UnitRef"];
            active: boolean;
            /** @description those that are not over */
            absences: components["schemas"]["Absence"][];
            version: number;
            login?: string;
            roles?: components["schemas"]["Grant"][];
        };
        /** @description away from from_on up to and including until_on; without until_on until they are back */
        Absence: {
            /** Format: uuid */
            id: string;
            /** Format: date */
            from_on: string;
            /** Format: date */
            until_on?: string;
        };
        NewAbsence: {
            /**
             * Format: date
             * @description today or later
             */
            from_on: string;
            /** Format: date */
            until_on?: string;
        };
        PersonPage: {
            items: components["schemas"]["Person"][];
            next_cursor?: string;
        };
        NewGrant: {
            role: components["schemas"]["Role"];
            /** Format: uuid */
            unit_id: string;
        };
        NewPerson: {
            name: string;
            /** Format: uuid */
            unit_id: string;
            login?: string;
            password?: string;
            roles?: components["schemas"]["NewGrant"][];
        };
        PersonChange: {
            name?: string;
            /** Format: uuid */
            unit_id?: string;
            active?: boolean;
        };
        NewPassword: {
            password: string;
            old_password?: string;
        };
        /** @enum {string} */
        CannedPurpose: "answer" | "decline" | "hand_over" | "progress" | "return";
        CannedText: {
            /** Format: uuid */
            id: string;
            version: number;
            purpose: components["schemas"]["CannedPurpose"];
            title: string;
            text: string;
            /** @description false: offered to nobody any more */
            shown: boolean;
            changed_by: components["schemas"]["PersonRef"];
            /** Format: date-time */
            changed_at: string;
        };
        NewCannedText: {
            purpose: components["schemas"]["CannedPurpose"];
            /** @description up to 200 bytes */
            title: string;
            /** @description up to 8 KiB */
            text: string;
            /** @default true */
            shown: boolean;
        };
        /** @description years without calendar data on which a date rests; absent when there is none */
        GuessYears: number[];
        /** @enum {string} */
        DayUnit: "working" | "calendar";
        /** @enum {string} */
        Told: "owner" | "stand_in" | "head" | "coordinator" | "leader";
        /** @description how far a deadline has come today, and who is told */
        Reminder: {
            /** @enum {string} */
            kind: "none" | "before" | "at" | "after" | "paused";
            /** @description which level before or after the date; 0 for the others, and after the date until the first is reached */
            level: number;
            tell: components["schemas"]["Told"][];
        };
        /** @enum {string} */
        DeadlineRuleName: "accept_voice" | "answer_voice" | "rate_voice" | "decide_matter" | "finish_matter" | "reopen_matter";
        DeadlineRuleRef: {
            name: components["schemas"]["DeadlineRuleName"];
            version: number;
            count: number;
            unit: components["schemas"]["DayUnit"];
            basis: string;
            /** @description for those who read English; absent where nobody wrote it */
            basis_en?: string;
        };
        Deadline: {
            /** @description in the version that it began under */
            rule: components["schemas"]["DeadlineRuleRef"];
            /** Format: date */
            start: string;
            /**
             * Format: date
             * @description the date that a decision named, instead of the rule's days
             */
            chosen?: string;
            /** @enum {string} */
            extend_by: "leader" | "coordinator";
            extend_days_left: number;
            steps: components["schemas"]["DeadlineStep"][];
        };
        DeadlineStep: {
            /** @enum {string} */
            kind: "extend" | "pause";
            /** Format: date */
            on: string;
            days?: number;
            /** Format: date */
            until?: string;
            /**
             * Format: date
             * @description taken up again earlier
             */
            ended_on?: string;
            reason: string;
            decided_by: components["schemas"]["PersonRef"];
        };
        NewExtension: {
            days: number;
            reason: string;
            /**
             * Format: uuid
             * @description the leader who decided; required when a coordinator records it
             */
            decided_by_id?: string;
        };
        NewPause: {
            /**
             * Format: date
             * @description its last day, after today and within a year
             */
            until: string;
            /** @description everybody reads it */
            reason: string;
            /**
             * Format: uuid
             * @description the leader who decided; required when a coordinator records it
             */
            decided_by_id?: string;
            looked?: components["schemas"]["Looked"];
        };
        CalendarYear: {
            year: number;
            version: number;
            basis: string;
            holidays: string[];
            workdays: string[];
            changed_by?: components["schemas"]["PersonRef"];
            /** Format: date-time */
            changed_at: string;
        };
        CalendarYearList: {
            items: components["schemas"]["CalendarYear"][];
        };
        NewCalendarYear: {
            /** @description the notice, as people cite it */
            basis: string;
            holidays: string[];
            /** @description Saturdays and Sundays that are worked */
            workdays: string[];
        };
        DeadlineLevel: {
            /** @description working days after the due date; negative before it */
            days: number;
            tell: components["schemas"]["Told"][];
        };
        DeadlineRule: {
            name: components["schemas"]["DeadlineRuleName"];
            version: number;
            count: number;
            unit: components["schemas"]["DayUnit"];
            basis: string;
            /** @description for those who read English; absent where nobody wrote it */
            basis_en?: string;
            /** @enum {string} */
            extend_by: "leader" | "coordinator";
            /** @description all extensions of one deadline together; 0 = it is not extended */
            extend_days: number;
            levels: components["schemas"]["DeadlineLevel"][];
        };
        DeadlineRuleList: {
            items: components["schemas"]["DeadlineRule"][];
        };
        NewDeadlineRule: {
            count: number;
            unit: components["schemas"]["DayUnit"];
            /** @description up to 1 KiB */
            basis: string;
            /** @description the same in English, up to 1 KiB */
            basis_en?: string;
            /** @enum {string} */
            extend_by: "leader" | "coordinator";
            extend_days: number;
            levels?: components["schemas"]["DeadlineLevel"][];
        };
        Campaign: {
            /** Format: uuid */
            id: string;
            version: number;
            name: string;
            kind: components["schemas"]["CampaignKind"];
            /** Format: date */
            starts_on: string;
            /** Format: date */
            ends_on?: string;
            target_voices?: number;
            /** @description voices in the asker's scope; this and all numbers below only for those who hear voices */
            voice_count?: number;
            /** @description forms handed out; absent before the first count */
            forms_out?: number;
            /** @description forms that came back */
            forms_back?: number;
            /** @description voices of this campaign that staff wrote in */
            forms_entered?: number;
            /** @description forms_back less forms_entered: what still lies on a desk; negative when more was entered than counted */
            forms_waiting?: number;
            /** @description every count, oldest first */
            form_counts?: {
                /** Format: date */
                on: string;
                forms_out: number;
                forms_back: number;
                by: components["schemas"]["PersonRef"];
            }[];
        };
        NewFormCount: {
            forms_out: number;
            /** @description not more than forms_out */
            forms_back: number;
        };
        CampaignList: {
            items: components["schemas"]["Campaign"][];
        };
        NewCampaign: {
            name: string;
            /** Format: date */
            starts_on: string;
            /** Format: date */
            ends_on?: string;
            kind?: components["schemas"]["CampaignKind"];
            target_voices?: number;
        };
        JournalEntry: {
            position: number;
            /** Format: uuid */
            id: string;
            kind: string;
            /** Format: date */
            on: string;
            /** Format: date-time */
            at?: string;
            /** Format: uuid */
            actor_id?: string;
            /** Format: uuid */
            subject_id?: string;
            changes: Record<string, never>[];
        };
        JournalPage: {
            items: components["schemas"]["JournalEntry"][];
            next_after?: number;
        };
        TestClock: {
            /** Format: date-time */
            now: string;
        };
        /** @enum {string} */
        FigureBy: "unit" | "channel" | "speaker_group" | "origin" | "category" | "campaign" | "track" | "level" | "outcome";
        /** @enum {string} */
        FigurePeriod: "month" | "quarter" | "half_year" | "year";
        /** @enum {string} */
        FigureScope: "mine" | "organisation";
        /** @description Counts of voices, each as it stands now. */
        VoiceFigures: {
            /** @description every voice that came, by the day it came */
            received: number;
            /** @description nobody has it in hand yet */
            to_accept: number;
            /** @description somebody took it in hand, whatever became of it */
            accepted: number;
            /** @description declined, with a reason */
            declined: number;
            /** @description no answer yet, or another one demanded; received = open + answered + declined */
            open: number;
            /** @description of these, past the date that counts now */
            overdue: number;
            /** @description answered or closed; answered = on_time + late = satisfied + partly + not + unrated + slip_satisfied + slip_partly + slip_not + slip_unrated */
            answered: number;
            /** @description every answer of its present round came by the date promised at that moment */
            on_time: number;
            /** @description at least one of them came later */
            late: number;
            /** @description by its speaker, who submitted it */
            satisfied: number;
            /** @description the same */
            partly: number;
            /** @description the same, and closed with it */
            not: number;
            /** @description never counted as satisfied */
            unrated: number;
            /** @description of voices that a clerk wrote in, by the printed slip */
            slip_satisfied: number;
            /** @description the same */
            slip_partly: number;
            /** @description the same */
            slip_not: number;
            /** @description written in by a clerk and not rated */
            slip_unrated: number;
            /** @description answered under a name, and nobody reached the speaker about this answer yet */
            call_due: number;
            /** @description somebody who did not handle it reached the speaker about the latest answer; called = called_satisfied + called_partly + called_not */
            called: number;
            /** @description what they said then; apart from ratings */
            called_satisfied: number;
            /** @description the same */
            called_partly: number;
            /** @description the same; it waits for another answer, which asks for another call */
            called_not: number;
            /** @description no matter that holds it was put to the parent company; received = inside + to_parent */
            inside: number;
            /** @description the parent company was asked about a matter that holds it, whatever came of it */
            to_parent: number;
        };
        /** @description Counts of matters, each as it stands now. */
        MatterFigures: {
            /** @description every matter, by the day it was made; made = open + answered + dissolved */
            made: number;
            /** @description somebody waits for its answer */
            open: number;
            /** @description of these, past its date */
            overdue: number;
            /** @description everybody in it has an answer; answered = on_time + late */
            answered: number;
            /** @description its latest answer came by the date it had at that moment */
            on_time: number;
            /** @description it came later */
            late: number;
            /** @description closed because no voice was left in it */
            dissolved: number;
            /** @description the latest call-back by somebody else; apart from the speakers' ratings */
            checked_satisfied: number;
            /** @description the same */
            checked_partly: number;
            /** @description the same */
            checked_not: number;
            /** @description the organisation settles it itself; made = inside + to_parent */
            inside: number;
            /** @description the parent company was asked, whatever came of it */
            to_parent: number;
        };
        FigureCounts: {
            voices: components["schemas"]["VoiceFigures"];
            matters: components["schemas"]["MatterFigures"];
        };
        FigureRow: {
            /** @description an id or a code, `none` where there is none; with the name of a number it leads to the rows behind it */
            key: string;
            name: string;
            /** @description false when units that the asker does not hear for are merged in it; then no rows are given */
            exact: boolean;
            voices: components["schemas"]["VoiceFigures"];
            matters: components["schemas"]["MatterFigures"];
        };
        FigureTable: {
            by: components["schemas"]["FigureBy"];
            scope: components["schemas"]["FigureScope"];
            /** Format: date */
            from?: string;
            /** Format: date */
            to?: string;
            /** Format: date */
            today: string;
            totals: components["schemas"]["FigureCounts"];
            rows: components["schemas"]["FigureRow"][];
            /** @description units are left out because fewer than five people stand behind all of them together */
            hidden: boolean;
        };
        FigureLine: {
            /** Format: uuid */
            id: string;
            /** @description matters only */
            number?: number;
            /** @description the voice's first 120 characters, or the matter's question */
            words: string;
            state: string;
            unit: components["schemas"]["UnitRef"];
            /**
             * Format: date
             * @description the day it came or was made
             */
            on: string;
        };
        FigureLinePage: {
            items: components["schemas"]["FigureLine"][];
            next_cursor?: string;
        };
        BriefMatter: {
            /** Format: uuid */
            id: string;
            number: number;
            question: string;
            state: components["schemas"]["MatterState"];
            unit: components["schemas"]["UnitRef"];
            /** Format: date */
            due_on: string;
            due_is_guess: boolean;
            guess_years?: components["schemas"]["GuessYears"];
            overdue: boolean;
            /** @description of this campaign */
            voices: number;
            /** @description why it is still open, in the words of staff: its latest step back, else its latest progress */
            reason?: string;
        };
        Brief: {
            organisation: string;
            campaign: {
                /** Format: uuid */
                id: string;
                name: string;
                /** Format: date */
                starts_on: string;
                /** Format: date */
                ends_on?: string;
            };
            /** Format: date */
            today: string;
            /** @description the brief in plain words, made from the counts, in the language asked for */
            sentences: string[];
            totals: components["schemas"]["FigureCounts"];
            tables: {
                channel: components["schemas"]["FigureRow"][];
                speaker_group: components["schemas"]["FigureRow"][];
                unit: components["schemas"]["FigureRow"][];
                level: components["schemas"]["FigureRow"][];
                outcome: components["schemas"]["FigureRow"][];
            };
            unresolved: components["schemas"]["BriefMatter"][];
        };
    };
    responses: {
        /** @description What went wrong and what to do */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /** @description which of the six places */
        Slot: number;
        /** @description `unit` when absent */
        FigureBy: components["schemas"]["FigureBy"];
        Id: string;
        IdempotencyKey: string;
        /** @description the ETag last seen */
        IfMatch: string;
        /** @description the ETag last seen */
        IfMatchOptional: string;
        /** @description 24 characters of Crockford base32; blanks, dashes and case do not matter, O reads as 0, I and L as 1 */
        ReceiptCode: string;
        /** @description next_cursor of the page before */
        Cursor: string;
        Limit: number;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Well */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getIntake: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The form's choices */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Intake"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    submitVoice: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewVoice"];
            };
        };
        responses: {
            /** @description Received */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    findSimilar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            /** @description The most alike first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SimilarMatters"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    followVoice: {
        parameters: {
            query?: never;
            header: {
                /** @description 24 characters of Crockford base32; blanks, dashes and case do not matter, O reads as 0, I and L as 1 */
                "Huiyin-Receipt": components["parameters"]["ReceiptCode"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The speaker's own view */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SpeakerVoice"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    addSpeakerNote: {
        parameters: {
            query?: never;
            header: {
                /** @description 24 characters of Crockford base32; blanks, dashes and case do not matter, O reads as 0, I and L as 1 */
                "Huiyin-Receipt": components["parameters"]["ReceiptCode"];
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewNote"];
            };
        };
        responses: {
            /** @description Added */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SpeakerVoice"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    rateAnswer: {
        parameters: {
            query?: never;
            header: {
                /** @description 24 characters of Crockford base32; blanks, dashes and case do not matter, O reads as 0, I and L as 1 */
                "Huiyin-Receipt": components["parameters"]["ReceiptCode"];
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRating"];
            };
        };
        responses: {
            /** @description Rated */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SpeakerVoice"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listPhotos: {
        parameters: {
            query?: never;
            header: {
                /** @description 24 characters of Crockford base32; blanks, dashes and case do not matter, O reads as 0, I and L as 1 */
                "Huiyin-Receipt": components["parameters"]["ReceiptCode"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The photos */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnPhotos"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getPhoto: {
        parameters: {
            query?: never;
            header: {
                /** @description 24 characters of Crockford base32; blanks, dashes and case do not matter, O reads as 0, I and L as 1 */
                "Huiyin-Receipt": components["parameters"]["ReceiptCode"];
            };
            path: {
                /** @description which of the six places */
                slot: components["parameters"]["Slot"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                };
            };
            /** @description Not changed since the ETag (If-None-Match) */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    putPhoto: {
        parameters: {
            query?: never;
            header: {
                /** @description 24 characters of Crockford base32; blanks, dashes and case do not matter, O reads as 0, I and L as 1 */
                "Huiyin-Receipt": components["parameters"]["ReceiptCode"];
            };
            path: {
                /** @description which of the six places */
                slot: components["parameters"]["Slot"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/jpeg": string;
                "image/png": string;
                "image/webp": string;
            };
        };
        responses: {
            /** @description This photo was here already */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Photo"];
                };
            };
            /** @description Kept */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Photo"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getPhotoThumb: {
        parameters: {
            query?: never;
            header: {
                /** @description 24 characters of Crockford base32; blanks, dashes and case do not matter, O reads as 0, I and L as 1 */
                "Huiyin-Receipt": components["parameters"]["ReceiptCode"];
            };
            path: {
                /** @description which of the six places */
                slot: components["parameters"]["Slot"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                };
            };
            /** @description Not changed since the ETag (If-None-Match) */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getBoard: {
        parameters: {
            query?: {
                /** @description lead unit */
                unit_id?: string;
                progress?: components["schemas"]["BoardProgress"];
                standing?: components["schemas"]["BoardStanding"];
                /** @description words in the question or the measures */
                q?: string;
                /** @description next_cursor of the page before */
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The board */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Board"];
                };
            };
            /** @description Not changed since the ETag */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getBoardMatter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The matter */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BoardMatterPage"];
                };
            };
            /** @description Not changed since the ETag */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getGoodDeeds: {
        parameters: {
            query?: {
                /** @description next_cursor of the page before */
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicDeedPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Me */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description Signed in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    signOutEverywhere: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out everywhere */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    getSummary: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Counts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Summary"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listReminders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The list */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReminderList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listNotices: {
        parameters: {
            query?: {
                /** @description next_cursor of the page before */
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticePage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    markNoticesSeen: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeenPosition"];
            };
        };
        responses: {
            /** @description Kept */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    listGatherings: {
        parameters: {
            query?: {
                campaign_id?: string;
                unit_id?: string;
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The list */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatheringList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    recordGathering: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewGathering"];
            };
        };
        responses: {
            /** @description Recorded */
            201: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Gathering"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    changeGathering: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewGathering"];
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Gathering"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    cancelGathering: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description Cancelled */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Gathering"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    followChanges: {
        parameters: {
            query?: never;
            header?: {
                /** @description the event seen last, as EventSource sends it; without it the reply comes at once */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An event `moved` with its id, or a comment when nothing happened */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listMyVoices: {
        parameters: {
            query?: {
                /** @description next_cursor of the page before */
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VoicePage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listVoices: {
        parameters: {
            query?: {
                state?: components["schemas"]["VoiceState"];
                /** @description mine: received or accepted, and in the asker's charge today, as its owner or because the owner is away (of a later state, when that is asked for: what the asker owned last); handed_to_me: offered to the asker */
                view?: "all" | "mine" | "handed_to_me" | "due_soon" | "overdue";
                unit_id?: string;
                campaign_id?: string;
                channel?: components["schemas"]["Channel"];
                /** @description next_cursor of the page before */
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VoicePage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    submitNamedVoice: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewVoice"];
            };
        };
        responses: {
            /** @description Received */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    suggestForTriage: {
        parameters: {
            query?: {
                /** @description this unit and below */
                unit_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Groups */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TriageSuggestions"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getVoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The voice */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Voice"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    acceptVoice: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The voice */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Voice"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    declineVoice: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description The voice */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Voice"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    reviewDeclinedVoice: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description The voice */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Voice"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    answerVoice: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DirectAnswer"];
            };
        };
        responses: {
            /** @description The voice */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Voice"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listPhotosOfVoices: {
        parameters: {
            query: {
                /** @description ids with commas between them */
                voice_ids: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The photos */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["VoicePhotos"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getVoicePhoto: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
                /** @description which of the six places */
                slot: components["parameters"]["Slot"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                };
            };
            /** @description Not changed since the ETag (If-None-Match) */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    putEnteredPhoto: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
                /** @description which of the six places */
                slot: components["parameters"]["Slot"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/jpeg": string;
                "image/png": string;
                "image/webp": string;
            };
        };
        responses: {
            /** @description This photo was here already */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Photo"];
                };
            };
            /** @description Kept */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Photo"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getVoicePhotoThumb: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
                /** @description which of the six places */
                slot: components["parameters"]["Slot"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                };
            };
            /** @description Not changed since the ETag (If-None-Match) */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    handOverVoice: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewHandover"];
            };
        };
        responses: {
            /** @description The voice */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Voice"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    acceptVoiceHandover: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The voice */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Voice"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    refuseVoiceHandover: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description The voice */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Voice"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    withdrawVoiceHandover: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The voice */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Voice"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listMatters: {
        parameters: {
            query?: {
                state?: components["schemas"]["MatterState"];
                /** @description paused: deferred; handed_to_me: waits for the asker to accept; my_measures: with an open measure of theirs; to_parent: the parent company was asked */
                view?: "all" | "open" | "mine" | "to_decide" | "due_soon" | "overdue" | "paused" | "handed_to_me" | "my_measures" | "to_parent";
                track?: components["schemas"]["Track"];
                /** @description led by this unit or one below it; a matter that none leads yet: of these units */
                unit_id?: string;
                /** @description led by this unit itself */
                lead_unit_id?: string;
                /** @description next_cursor of the page before */
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatterPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createMatter: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMatter"];
            };
        };
        responses: {
            /** @description The matter */
            201: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Matter"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listMostVoiced: {
        parameters: {
            query?: {
                /** @description led by this unit or one below it; a matter that none leads yet: of these units */
                unit_id?: string;
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The list */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatterPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getMatter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The matter */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Matter"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    acceptMatter: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The matter */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Matter"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    linkVoices: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoiceList"];
            };
        };
        responses: {
            /** @description The matter */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Matter"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    unlinkVoice: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Unlink"];
            };
        };
        responses: {
            /** @description The matter */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Matter"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    moveVoice: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Move"];
            };
        };
        responses: {
            /** @description The matter */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Matter"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    decideMatter: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDecision"];
            };
        };
        responses: {
            /** @description The matter */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Matter"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    returnMatter: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description The matter */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Matter"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    addProgress: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewProgress"];
            };
        };
        responses: {
            /** @description The matter */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Matter"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    answerMatter: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAnswer"];
            };
        };
        responses: {
            /** @description The matter */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Matter"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    verifyMatter: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewVerification"];
            };
        };
        responses: {
            /** @description The matter */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Matter"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    closeMatter: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The matter */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Matter"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    dissolveMatter: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description The matter */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Matter"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    reopenMatter: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description The matter */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Matter"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    publishMatter: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPublication"];
            };
        };
        responses: {
            /** @description The matter */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Matter"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    withdrawMatter: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublicReason"];
            };
        };
        responses: {
            /** @description The matter */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Matter"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    markUnresolved: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUnresolved"];
            };
        };
        responses: {
            /** @description The matter */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Matter"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    previewPublication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The preview */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicationPreview"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    checkWording: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WordingToCheck"];
            };
        };
        responses: {
            /** @description The marks */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckedWording"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getMatterRounds: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rounds */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatterRounds"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getVoiceRounds: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rounds */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VoiceRounds"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    recordCallback: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCallback"];
            };
        };
        responses: {
            /** @description The rounds */
            201: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VoiceRounds"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listDueCalls: {
        parameters: {
            query?: {
                /** @description next_cursor of the page before */
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DueCalls"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listDeeds: {
        parameters: {
            query?: {
                /** @description next_cursor of the page before */
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeedPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    enterDeed: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDeed"];
            };
        };
        responses: {
            /** @description Entered */
            201: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deed"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    checkDeed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDeed"];
            };
        };
        responses: {
            /** @description The marks */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckedWording"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getDeed: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The deed */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deed"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    changeDeed: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDeed"];
            };
        };
        responses: {
            /** @description The deed */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deed"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    handOver: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewHandover"];
            };
        };
        responses: {
            /** @description The matter */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Matter"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    acceptHandover: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The matter */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Matter"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    refuseHandover: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description The matter */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Matter"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    withdrawHandover: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The matter */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Matter"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    escalateMatter: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description The matter */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Matter"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    askParent: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewParentAsk"];
            };
        };
        responses: {
            /** @description The matter */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Matter"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    recordParentReply: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
                seq: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewParentReply"];
            };
        };
        responses: {
            /** @description The matter */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Matter"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    addMeasure: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMeasure"];
            };
        };
        responses: {
            /** @description The matter */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Matter"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    changeMeasure: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
                seq: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMeasure"];
            };
        };
        responses: {
            /** @description The matter */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Matter"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    finishMeasure: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
                seq: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MeasureNote"];
            };
        };
        responses: {
            /** @description The matter */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Matter"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    reopenMeasure: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
                seq: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description The matter */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Matter"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    dropMeasure: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
                seq: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description The matter */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Matter"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    replyPart: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
                unit_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PartReply"];
            };
        };
        responses: {
            /** @description The matter */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Matter"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    setTrack: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTrack"];
            };
        };
        responses: {
            /** @description The matter */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Matter"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    extendMatter: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewExtension"];
            };
        };
        responses: {
            /** @description The matter */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Matter"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    pauseMatter: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPause"];
            };
        };
        responses: {
            /** @description The matter */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Matter"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    resumeMatter: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description The matter */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Matter"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listCannedTexts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The list */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CannedText"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    addCannedText: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCannedText"];
            };
        };
        responses: {
            /** @description The text */
            201: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CannedText"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    changeCannedText: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCannedText"];
            };
        };
        responses: {
            /** @description The text */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CannedText"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getCategories: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The list */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    setCategories: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCategoryList"];
            };
        };
        responses: {
            /** @description The list */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getBoardView: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the board shows */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BoardView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    setBoardView: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewBoardView"];
            };
        };
        responses: {
            /** @description What the board shows */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BoardView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getOwnWords: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The words */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnWordsSetting"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    setOwnWords: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOwnWords"];
            };
        };
        responses: {
            /** @description The words */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnWordsSetting"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listCalendarYears: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The years */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarYearList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    setCalendarYear: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match"?: components["parameters"]["IfMatchOptional"];
            };
            path: {
                year: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCalendarYear"];
            };
        };
        responses: {
            /** @description The year */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarYear"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listDeadlineRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rules */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadlineRuleList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    setDeadlineRule: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDeadlineRule"];
            };
        };
        responses: {
            /** @description The rule */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadlineRule"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    enterVoices: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewEntries"];
            };
        };
        responses: {
            /** @description What became of each row */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryReport"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    printSlips: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSlips"];
            };
        };
        responses: {
            /** @description The slips */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SlipSheet"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    correctVoice: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewNote"];
            };
        };
        responses: {
            /** @description The voice */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Voice"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getCampaign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The campaign */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    changeCampaign: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCampaign"];
            };
        };
        responses: {
            /** @description The campaign */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    countForms: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewFormCount"];
            };
        };
        responses: {
            /** @description The campaign */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listCampaigns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The campaigns */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createCampaign: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCampaign"];
            };
        };
        responses: {
            /** @description The campaign */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getCampaignBrief: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The brief */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Brief"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getFigures: {
        parameters: {
            query?: {
                /** @description `unit` when absent */
                by?: components["parameters"]["FigureBy"];
                /** @description the one that today lies in; not together with from or to */
                period?: components["schemas"]["FigurePeriod"];
                /** @description first day, inclusive: a voice by the day it came, a matter by the day it was made */
                from?: string;
                /** @description last day */
                to?: string;
                /** @description this unit and below */
                unit_id?: string;
                campaign_id?: string;
                scope?: components["schemas"]["FigureScope"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The table */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FigureTable"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getFiguresAsCsv: {
        parameters: {
            query?: {
                /** @description `unit` when absent */
                by?: components["parameters"]["FigureBy"];
                period?: components["schemas"]["FigurePeriod"];
                from?: string;
                to?: string;
                unit_id?: string;
                campaign_id?: string;
                scope?: components["schemas"]["FigureScope"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The table */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listFigureRows: {
        parameters: {
            query?: {
                /** @description `unit` when absent */
                by?: components["parameters"]["FigureBy"];
                from?: string;
                to?: string;
                unit_id?: string;
                campaign_id?: string;
                /** @description `voices` when absent */
                of?: "voices" | "matters";
                /** @description the number's name in VoiceFigures or MatterFigures; absent: all of them */
                figure?: string;
                /** @description the row's key (`none` for the row without one); absent: the total */
                key?: string;
                /** @description next_cursor of the page before */
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FigureLinePage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listUnits: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The units */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createUnit: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUnit"];
            };
        };
        responses: {
            /** @description The unit */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unit"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    changeUnit: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnitChange"];
            };
        };
        responses: {
            /** @description The unit */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unit"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listPersons: {
        parameters: {
            query?: {
                /** @description this unit and below */
                unit_id?: string;
                role?: components["schemas"]["Role"];
                /** @description only those who may be A, B or own a measure where this unit leads: of the unit or below, its clerks and heads, with a login, not only observers or custodians */
                responsible_for?: string;
                /** @description next_cursor of the page before */
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createPerson: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPerson"];
            };
        };
        responses: {
            /** @description The person */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    changePerson: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonChange"];
            };
        };
        responses: {
            /** @description The person */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    grantRole: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewGrant"];
            };
        };
        responses: {
            /** @description The person */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    revokeRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
                grant_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The person */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    markAway: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAbsence"];
            };
        };
        responses: {
            /** @description The person */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    markBack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
                absence_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The person */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    setPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPassword"];
            };
        };
        responses: {
            /** @description Set */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    readJournal: {
        parameters: {
            query?: {
                /** @description the last position read */
                after?: number;
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JournalPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    setTestClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TestClock"];
            };
        };
        responses: {
            /** @description Set; jobs due by then have run */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
}
