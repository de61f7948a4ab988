/** Brings the text face in after the first paint, so that nothing waits for its long list of subsets. */
export function loadFonts(): void {
  requestAnimationFrame(() => {
    setTimeout(() => void import('pretendard/dist/web/variable/pretendardvariable-dynamic-subset.css'), 0);
  });
}
