package io.mountaineer.state;

import io.mountaineer.json.Json;
import io.mountaineer.json.JsonException;
import io.mountaineer.json.JsonFields;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * State as JSON of schema version 1, both ways.
 *
 * <p>Missing keys get their defaults and unknown ones are dropped, since the file is ours alone. A
 * wrong type is refused: guessing could turn a hold or a timer into its opposite.
 */
final class StateJson {

  static final int SCHEMA_VERSION = 1;

  private StateJson() {}

  /** Returns the same bytes for equal states on every machine. */
  static byte[] write(State state) {
    // Through text, because Jackson refuses half surrogates when it writes bytes: an odd character
    // in an error of another program must not keep everything else from being remembered.
    return (Json.pretty(StateWriter.object(state)) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Returns the state in these bytes; no bytes are the empty state, as of a file that was never
   * written.
   *
   * @throws JsonException if this is no JSON, has a wrong type or a newer schema
   */
  static State read(byte[] bytes) throws JsonException {
    Optional<JsonFields> top = bytes.length == 0 ? Optional.empty() : Json.read(bytes);
    return top.isPresent() ? StateReader.read(top.get()) : State.EMPTY;
  }
}
