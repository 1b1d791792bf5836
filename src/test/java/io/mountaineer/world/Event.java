package io.mountaineer.world;

import java.util.function.Consumer;

/**
 * Something that happens in the world.
 *
 * @param text for the story
 * @param effect what it changes; must do no harm whatever happened before, because a story is
 *     shortened by leaving things out
 */
record Event(String text, Consumer<World> effect) {

  /** Returns this event in the middle of a cycle or a command, so many calls from now. */
  Event meanwhile(int calls) {
    return new Event(calls + " calls from now: " + text, world -> world.meanwhile(calls, this));
  }
}
