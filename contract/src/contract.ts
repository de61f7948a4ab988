import type { z } from 'zod';
import { accountEntries, accountMethods, accountSignals } from './accounts/index.ts';
import { callEntries, callMethods, callSignals } from './calls/index.ts';
import { accountChatEntries, chatEntries, chatMethods, chatSignals } from './chats/index.ts';
import { consentEntries, consentMethods } from './consents/index.ts';
import { enteringEntries, enteringMethods } from './entering.ts';
import { fileMethods, fileSignals } from './files/index.ts';
import { guardianMethods } from './guardians/index.ts';
import { hostingMethods } from './hosting.ts';
import { mineEntries, mineMethods } from './mine.ts';
import { inviteMethods } from './invites/index.ts';
import { placeEntries, placeMethods, placeSignals } from './places/index.ts';
import { readLog } from './logs/methods.ts';
import { accountMessageEntries, messageEntries, messageMethods, messageSignals } from './messages/index.ts';
import { peopleEntries, peopleMethods, peopleSignals } from './people/index.ts';
import {
  accountSecretEntries,
  secretDeviceMethods,
  secretEntries,
  secretReportMethods,
  secretRoomMethods,
} from './secret-chats/index.ts';
import { searchMethods } from './search/index.ts';
import { stickerEntries, stickerMethods } from './stickers/index.ts';
import { accountThingEntries, thingEntries, thingMethods } from './things.ts';
import type { Method } from './wire/method.ts';

const everyMethod = [
  readLog,
  ...accountMethods,
  ...consentMethods,
  ...guardianMethods,
  ...enteringMethods,
  ...peopleMethods,
  ...chatMethods,
  ...mineMethods,
  ...inviteMethods,
  ...messageMethods,
  ...fileMethods,
  ...secretDeviceMethods,
  ...secretRoomMethods,
  ...secretReportMethods,
  ...thingMethods,
  ...searchMethods,
  ...placeMethods,
  ...callMethods,
  ...stickerMethods,
  ...hostingMethods,
] as const;

type EveryMethod = (typeof everyMethod)[number];

type MethodsByName = { [One in EveryMethod as One['name']]: One };

/** The name of a method: `<feature>.<method>`. */
export type MethodName = keyof MethodsByName;

/** The description of the method of this name. */
export type MethodOf<Name extends MethodName> = MethodsByName[Name];

/** What a caller writes as the input of a method. */
export type InputOf<Name extends MethodName> = z.input<MethodOf<Name>['input']>;

/** What the server gets as the input of a method, parsed, with defaults filled in. */
export type ParsedInputOf<Name extends MethodName> = z.output<MethodOf<Name>['input']>;

/** What a method answers. */
export type OutputOf<Name extends MethodName> = z.output<MethodOf<Name>['output']>;

/** Every method by its name. */
export const methods: ReadonlyMap<string, Method> = new Map(
  everyMethod.map((one) => [one.name, one as Method]),
);

/** The body of every entry kind on `chat:<id>`. */
export const chatLogEntries = {
  ...placeEntries,
  ...chatEntries,
  ...messageEntries,
  ...secretEntries,
  ...thingEntries,
} as const;

/** The body of every entry kind on `account:<id>`. */
export const accountLogEntries = {
  ...accountEntries,
  ...consentEntries,
  ...enteringEntries,
  ...peopleEntries,
  ...accountChatEntries,
  ...accountMessageEntries,
  ...accountSecretEntries,
  ...stickerEntries,
  ...callEntries,
  ...mineEntries,
  ...accountThingEntries,
} as const;

/** The body of every signal kind. */
export const signalKinds = {
  ...placeSignals,
  ...accountSignals,
  ...peopleSignals,
  ...chatSignals,
  ...messageSignals,
  ...fileSignals,
  ...callSignals,
} as const;

/** Kinds of entries on `chat:<id>`, each with its body. */
export type ChatEntryBodies = {
  [Kind in keyof typeof chatLogEntries]: z.infer<(typeof chatLogEntries)[Kind]>;
};

/** Kinds of entries on `account:<id>`, each with its body. */
export type AccountEntryBodies = {
  [Kind in keyof typeof accountLogEntries]: z.infer<(typeof accountLogEntries)[Kind]>;
};

/** Kinds of signals, each with its body. */
export type SignalBodies = {
  [Kind in keyof typeof signalKinds]: z.infer<(typeof signalKinds)[Kind]>;
};
