package io.mountaineer.json;

/** Text that is no JSON, or not the JSON that is expected; the message says why, for people. */
public final class JsonException extends Exception {

  private static final long serialVersionUID = 1;

  public JsonException(String message) {
    super(message);
  }
}
