// Draws the first page of a PDF: `draw-pdf.mjs FROM TO LONGEST_SIDE`. Writes raw pixels to TO and tells
// `{pages, width, height}`. PDFium runs as WebAssembly, in a process of its own: what a PDF makes it do stays in there.
import { readFileSync, writeFileSync } from 'node:fs';
import { PDFiumLibrary } from '@hyzyla/pdfium';

const [from, to, longestSide] = process.argv.slice(2);
const library = await PDFiumLibrary.init();
const document = await library.loadDocument(readFileSync(from));
const pages = document.getPageCount();
const page = document.getPage(0);
const { originalWidth, originalHeight } = page.getOriginalSize();
const scale = Number(longestSide) / Math.max(originalWidth, originalHeight, 1);
const { width, height, data } = await page.render({ scale, render: 'bitmap', renderFormFields: true });
writeFileSync(to, data);
process.stdout.write(JSON.stringify({ pages, width, height }), () => process.exit(0));
