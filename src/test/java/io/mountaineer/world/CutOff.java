package io.mountaineer.world;

/** End of a process by kill -9. Not an exception, since the engine must not catch it. */
final class CutOff extends Error {
  private static final long serialVersionUID = 1L;
}
