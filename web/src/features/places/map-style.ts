import type { MapSource } from '@maru/contract';
import type { StyleSpecification } from 'maplibre-gl';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import outlinesUrl from 'world-atlas/countries-50m.json?url';

/** Colours of the page, as the map needs them: it knows no custom properties. */
const colourOf = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim() || '#888888';

const tileStyle = ({ tiles = '', attribution = '', maxZoom }: MapSource): StyleSpecification => ({
  version: 8,
  sources: {
    tiles: { type: 'raster', tiles: [tiles], tileSize: 256, maxzoom: maxZoom, attribution },
  },
  layers: [{ id: 'tiles', type: 'raster', source: 'tiles' }],
});

/** Natural Earth outlines (public domain), as `world-atlas` packs them: enough to tell countries and coasts, without asking anybody. */
const outlineStyle = async (): Promise<StyleSpecification> => {
  const topology = (await (await fetch(outlinesUrl)).json()) as Topology<{ countries: GeometryCollection }>;
  return {
    version: 8,
    sources: {
      land: {
        type: 'geojson',
        data: feature(topology, topology.objects.countries),
        attribution: 'Natural Earth',
      },
    },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': colourOf('--celadon') } },
      { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': colourOf('--hanji-2') } },
      {
        id: 'borders',
        type: 'line',
        source: 'land',
        paint: { 'line-color': colourOf('--line-strong'), 'line-width': 0.7 },
      },
    ],
  };
};

/** How the map looks: tiles where the operator has named some, else outlines. */
export const mapStyle = async (source: MapSource): Promise<StyleSpecification> =>
  source.tiles ? tileStyle(source) : outlineStyle();
