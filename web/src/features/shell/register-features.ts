// What features add to rooms, drawers, settings and the list: they come with the house, none of them is asked for by name.
import '../devices/ui.ts';
import '../files/ui.ts';
import '../stickers/ui.ts';
import '../polls/ui.ts';
import '../events/ui.ts';
import '../todos/ui.ts';
import '../search/ui.ts';
import '../notices/ui.ts';
import '../board/ui.ts';
import '../albums/ui.ts';
import '../later/ui.ts';
import '../notifications/ui.ts';
import '../archive/ui.ts';
import '../places/ui.ts';
import '../desk/ui.ts';
