package io.mountaineer.agent;

import java.util.Locale;

/** Path of this machine that launchd or Java cannot be given. The message is for people. */
public final class UnsupportedPathException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UnsupportedPathException(String message, Object... parts) {
    super(String.format(Locale.ROOT, message, parts), null, false, false);
  }
}
