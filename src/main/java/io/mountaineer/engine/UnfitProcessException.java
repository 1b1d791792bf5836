package io.mountaineer.engine;

/** End of an engine whose process can no longer be trusted; the message says why. */
public final class UnfitProcessException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnfitProcessException(String why) {
    super(why, null, false, false);
  }
}
