/** Where a point opens in the map that people have: by their system, as not every one knows `geo:`. */
export const mapAddress = (
  { latitude, longitude }: { latitude: number; longitude: number },
  userAgent: string,
): string => {
  const point = `${latitude},${longitude}`;
  if (/Android/.test(userAgent)) return `geo:${point}?q=${point}`;
  if (/iPhone|iPad|Macintosh/.test(userAgent)) return `https://maps.apple.com/?ll=${point}&q=${point}`;
  return `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`;
};
