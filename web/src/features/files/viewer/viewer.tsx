import type { ViewerStart } from './viewer-state.ts';
export function Viewer(_: { readonly start: ViewerStart }) {
  return null;
}
