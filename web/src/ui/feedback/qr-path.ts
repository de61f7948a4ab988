/** The dark cells of a QR picture as one SVG path, with cells that touch in a row joined. */
export function qrPath(cells: readonly (readonly boolean[])[]): string {
  let path = '';
  cells.forEach((row, y) => {
    let start = -1;
    for (let x = 0; x <= row.length; x++) {
      if (row[x] && start < 0) start = x;
      if (!row[x] && start >= 0) {
        path += `M${start} ${y}h${x - start}v1H${start}z`;
        start = -1;
      }
    }
  });
  return path;
}
