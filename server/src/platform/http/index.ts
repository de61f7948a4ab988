export { identifyReader, identifyRequest, sendRefusal, serveCalls } from './calls.ts';
export { isOwnOrigin, readCookie, sessionCookie } from './cookies.ts';
export { openHttp } from './open-http.ts';
export { openApiDocument } from './openapi.ts';
export { serveDocuments } from './serve-documents.ts';
export { sendWebp } from './send-webp.ts';
export { takeBytes } from './take-bytes.ts';
export { findWebFile, serveWebApp } from './web-app.ts';
