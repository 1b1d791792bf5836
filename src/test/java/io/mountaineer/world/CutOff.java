package io.mountaineer.world;

/** The end of a process by kill -9. Not an exception: nobody in the engine may catch it. */
final class CutOff extends Error {
  private static final long serialVersionUID = 1L;
}
