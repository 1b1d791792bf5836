package io.mountaineer.config;

/** A config of which nothing can be known; the message says why, for people. */
public final class UnreadableConfig extends Exception {

  private static final long serialVersionUID = 1;

  UnreadableConfig(String message) {
    super(message);
  }
}
