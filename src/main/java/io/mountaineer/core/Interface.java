package io.mountaineer.core;

import java.util.Locale;
import java.util.Optional;

/** One of the two addresses of a server that carry a share; in order of preference. */
public enum Interface {
  TB("tb", "Thunderbolt"),
  FALLBACK("fallback", "fallback");

  private final String wire;
  private final String label;

  Interface(String wire, String label) {
    this.wire = wire;
    this.label = label;
  }

  /** Returns the word used in JSON, options and state: {@code tb} or {@code fallback}. */
  public String wire() {
    return wire;
  }

  /** Returns the word used in tables for people. */
  public String label() {
    return label;
  }

  /** Returns the words used in sentences for people, as in "mounted over the fallback address". */
  public String address() {
    return this == TB ? label : "the fallback address";
  }

  Interface other() {
    return this == TB ? FALLBACK : TB;
  }

  /** Returns the interface with this wire word, ignoring case, or empty for any other word. */
  public static Optional<Interface> ofWire(String word) {
    for (Interface each : values()) {
      if (each.wire.equals(word.toLowerCase(Locale.ROOT))) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** Returns the wire word of an optional interface; nothing mounted is {@code none}. */
  public static String wireOf(Optional<Interface> via) {
    return via.map(Interface::wire).orElse("none");
  }
}
