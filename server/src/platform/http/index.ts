export { identifyReader, identifyRequest, sendRefusal, serveCalls } from './calls.ts';
export { isOwnOrigin, readCookie, sessionCookie } from './cookies.ts';
export { openHttp } from './open-http.ts';
export { openApiDocument } from './openapi.ts';
export { serveWebApp } from './web-app.ts';
