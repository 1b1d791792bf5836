package io.mountaineer.state;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The state as JSON of schema version 1, both ways.
 *
 * <p>Missing keys get their defaults and unknown ones are dropped, since the file is ours alone. A
 * wrong type is refused: guessing could turn a hold or a timer into its opposite.
 *
 * <p>Only Jackson's streaming part is used. Its data binding would load several hundred classes
 * more for a file of a few fields, in every short command.
 */
final class StateJson {

  static final int SCHEMA_VERSION = 1;

  private static final JsonFactory JSON = new JsonFactory();

  private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

  private StateJson() {}

  /** The same bytes for equal states on every machine. */
  static byte[] write(State state) {
    // Through text, because Jackson refuses half surrogates when it writes bytes: an odd character
    // in an error of another program must not keep everything else from being remembered.
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      out.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(INDENT));
      new StateWriter(out).write(state);
    } catch (IOException e) {
      throw new UncheckedIOException("a text cannot fail to be written", e);
    }
    return (text + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The state in these bytes; no bytes are the empty state, as of a file that was never written.
   *
   * @throws UnreadableState when this is no JSON, has a wrong type or a newer schema
   */
  static State read(byte[] bytes) throws UnreadableState {
    try (JsonParser in = JSON.createParser(bytes)) {
      return StateReader.read(in);
    } catch (JsonProcessingException e) {
      String where = e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNr();
      throw new UnreadableState("not JSON" + where);
    } catch (IOException e) {
      throw new UnreadableState("not JSON: " + e.getMessage());
    }
  }
}
