package io.mountaineer.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class JsonTest {

  @Test
  void anObjectStandsOverSeveralLines() {
    assertEquals(
        """
        {
          "none" : null,
          "yes" : true,
          "int" : 7,
          "long" : -9223372036854775808,
          "max" : 2147483648,
          "double" : 0.1,
          "round" : 100.0,
          "large" : 1.23456789125E8,
          "text" : "a \\"b\\" \\\\ / \\n\\r\\t\\b\\f\\u0001\u007f\u2028\u00e9\ud83d\ude00 < > & '",
          "path" : "/tmp/a b",
          "at" : "2026-01-31T12:00:00.500Z",
          "absent" : null,
          "present" : [ 1, 2 ],
          "list" : [ ],
          "set" : [ "a", "b" ],
          "mixed" : [ 1, null, "x", { }, [ {
            "k" : "x"
          } ] ],
          "map" : { },
          "na\\"me\\u0002\u00fc" : {
            "deep" : {
              "er" : [ [ 1 ], [ ] ]
            }
          }
        }""",
        Json.pretty(everything()));
  }

  @Test
  void anObjectOfAStreamStandsInOneLine() {
    assertEquals(
        "{\"none\":null,\"yes\":true,\"int\":7,\"long\":-9223372036854775808,\"max\":2147483648,"
            + "\"double\":0.1,\"round\":100.0,\"large\":1.23456789125E8,"
            + "\"text\":\"a \\\"b\\\" \\\\ / \\n\\r\\t\\b\\f\\u0001\u007f\u2028\u00e9\ud83d\ude00"
            + " < > & '\",\"path\":\"/tmp/a b\",\"at\":\"2026-01-31T12:00:00.500Z\","
            + "\"absent\":null,\"present\":[1,2],\"list\":[],\"set\":[\"a\",\"b\"],"
            + "\"mixed\":[1,null,\"x\",{},[{\"k\":\"x\"}]],\"map\":{},"
            + "\"na\\\"me\\u0002\u00fc\":{\"deep\":{\"er\":[[1],[]]}}}",
        Json.line(everything()));
  }

  @Test
  void anObjectWithoutFieldsKeepsItsSpace() {
    assertEquals("{ }", Json.pretty(Map.of()));
    assertEquals("{}", Json.line(Map.of()));
  }

  @Test
  void halfACharacterStaysAsItIs() {
    assertEquals("{\"odd\":\"\ud83c\"}", Json.line(Map.of("odd", "\ud83c")));
  }

  @Test
  void aValueOfAnotherTypeIsADefect() {
    for (Object odd :
        List.of('c', 1.5f, (short) 1, new File("x"), BigInteger.ONE, Thread.State.NEW)) {
      assertThrows(IllegalArgumentException.class, () -> Json.line(Map.of("odd", odd)));
    }
  }

  @Test
  void whatIsWrittenIsRead() throws JsonException {
    JsonFields read =
        Json.read(Json.pretty(everything()).getBytes(StandardCharsets.UTF_8)).orElseThrow();

    assertEquals(List.copyOf(everything().keySet()), read.keys());
    assertEquals(Optional.of(true), read.flag("yes"));
    assertEquals(Optional.of(7), read.number("int"));
    assertEquals(Optional.of("/tmp/a b"), read.text("path"));
    assertEquals(Optional.of(everything().get("at")), read.moment("at"));
    assertEquals(Optional.empty(), read.text("none"));
    assertEquals(Optional.empty(), read.text("missing"));
    assertEquals(List.of("er"), read.object("na\"me\u0002\u00fc").object("deep").keys());
    assertEquals(List.of(), read.object("missing").keys());
    assertEquals(
        "max is not a whole number",
        assertThrows(JsonException.class, () -> read.number("max")).getMessage());
  }

  private static Map<String, Object> everything() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("none", null);
    all.put("yes", true);
    all.put("int", 7);
    all.put("long", Long.MIN_VALUE);
    all.put("max", Integer.MAX_VALUE + 1L);
    all.put("double", 0.1);
    all.put("round", 100.0);
    all.put("large", 123456789.125);
    all.put("text", "a \"b\" \\ / \n\r\t\b\f\u0001\u007f\u2028\u00e9\ud83d\ude00 < > & '");
    all.put("path", Path.of("/tmp/a b"));
    all.put("at", Instant.parse("2026-01-31T12:00:00.5Z"));
    all.put("absent", Optional.empty());
    all.put("present", Optional.of(List.of(1, 2)));
    all.put("list", List.of());
    all.put("set", new TreeSet<>(List.of("b", "a")));
    all.put(
        "mixed",
        Arrays.asList(1, null, "x", Map.of(), List.of(Map.of("k", Optional.of(Path.of("x"))))));
    all.put("map", Map.of());
    all.put("na\"me\u0002\u00fc", Map.of("deep", Map.of("er", List.of(List.of(1), List.of()))));
    return all;
  }
}
