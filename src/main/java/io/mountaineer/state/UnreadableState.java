package io.mountaineer.state;

/** Bytes that are no state of a schema this version knows; the message says why, for people. */
final class UnreadableState extends Exception {

  private static final long serialVersionUID = 1;

  UnreadableState(String why) {
    super(why);
  }
}
