package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mountaineer.docs.JsonSchemas;
import java.util.List;

/** Result of an ended run of the program. */
public record Run(int code, String out, String err, long millis) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Returns the output for programs, which keeps one of the schemas that users have. */
  public JsonNode json() {
    try {
      JsonNode json = MAPPER.readTree(out);
      assertEquals(List.of(), JsonSchemas.faults(json), this::toString);
      return json;
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + this, e);
    }
  }

  /** Returns the object of the only share, or of the first. */
  public JsonNode share() {
    return json().path("shares").path(0);
  }

  public Run ended(int expected) {
    assertEquals(expected, code, this::toString);
    return this;
  }

  /** Checks that the run did not end well; the code says no more here. */
  public Run failed() {
    assertNotEquals(0, code, this::toString);
    return this;
  }

  /** Checks that standard output has this text, whatever line breaks were put into it. */
  public Run says(String text) {
    assertTrue(flat(out).contains(text), () -> "<" + text + "> is not in " + this);
    return this;
  }

  public Run complains(String text) {
    assertTrue(flat(err).contains(text), () -> "<" + text + "> is not complained of in " + this);
    return this;
  }

  private static String flat(String text) {
    return text.replaceAll("\\s+", " ");
  }

  @Override
  public String toString() {
    return "exit code %d after %d ms%n--- out%n%s--- err%n%s".formatted(code, millis, out, err);
  }
}
