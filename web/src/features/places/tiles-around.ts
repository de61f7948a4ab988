const tileSize = 256;

/** A tile and where its corner stands, in pixels from the corner of the picture. */
export interface PlacedTile {
  x: number;
  y: number;
  z: number;
  left: number;
  top: number;
}

/** The tiles (Web Mercator, https://wiki.openstreetmap.org/wiki/Slippy_map_tilenames) that cover a picture around a place. */
export const tilesAround = (
  { latitude, longitude }: { latitude: number; longitude: number },
  { width, height, zoom }: { width: number; height: number; zoom: number },
): PlacedTile[] => {
  const count = 2 ** zoom;
  const bounded = Math.max(-85, Math.min(85, latitude)) * (Math.PI / 180);
  const x = ((longitude + 180) / 360) * count * tileSize;
  const y = ((1 - Math.asinh(Math.tan(bounded)) / Math.PI) / 2) * count * tileSize;
  const [left, top] = [x - width / 2, y - height / 2];
  const tiles: PlacedTile[] = [];
  for (let column = Math.floor(left / tileSize); column * tileSize < left + width; column++) {
    for (let row = Math.floor(top / tileSize); row * tileSize < top + height; row++) {
      if (row < 0 || row >= count) continue;
      tiles.push({
        x: ((column % count) + count) % count,
        y: row,
        z: zoom,
        left: Math.round(column * tileSize - left),
        top: Math.round(row * tileSize - top),
      });
    }
  }
  return tiles;
};
