export { filesData } from './data.ts';
export { useUpload, useUploads, useUploadTotal } from './hooks.ts';
export { localUrl, useLocalUrl } from './local-urls.ts';
export { measureFile } from './measure-file.ts';
export { totalOf, uploadsOf, type UploadTotal } from './rules.ts';
export { sendFiles, type FileFacts, type FilesSending } from './send-files.ts';
export { uploadAlone } from './upload-alone.ts';
export { uploadsStore, type AskedForFile, type Upload } from './state.ts';
export { chooseAgain, pauseUploads, resumeUploads } from './upload/steer-uploads.ts';
