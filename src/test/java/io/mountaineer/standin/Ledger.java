package io.mountaineer.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Record of the stand-ins: every call and its end, every mount and unmount, in order. */
final class Ledger {

  private final Path file;

  Ledger(Path file) {
    this.file = file;
  }

  private static final Pattern BEGINNING = Pattern.compile("[a-z]+\t[0-9.]+(\t|$)");

  /**
   * One line.
   *
   * @param seconds since the start of this machine
   * @param fields what belongs to its kind
   */
  record Event(String kind, double seconds, List<String> fields) {

    static Event of(String line) {
      List<String> fields = Arrays.asList(line.split("\t", -1));
      double seconds = Double.parseDouble(fields.get(1));
      return new Event(fields.get(0), seconds, fields.subList(2, fields.size()));
    }

    @Override
    public String toString() {
      return "%.2f %s %s".formatted(seconds, kind, String.join(" ", fields));
    }
  }

  List<Event> events() {
    try {
      List<String> whole = new ArrayList<>();
      for (String line : Files.readAllLines(file)) {
        if (BEGINNING.matcher(line).lookingAt()) {
          whole.add(line);
        } else {
          whole.add(whole.remove(whole.size() - 1) + "\n" + line); // of an argument of many lines
        }
      }
      return whole.stream().map(Event::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Event> events(String kind) {
    return events().stream().filter(event -> event.kind().equals(kind)).toList();
  }

  /** Returns the arguments of every call of a tool. */
  List<List<String>> calls(String tool) {
    return events("call").stream()
        .filter(event -> event.fields().get(1).equals(tool))
        .map(event -> event.fields().subList(2, event.fields().size()))
        .toList();
  }

  /** Returns the names of all tools that were called. */
  Set<String> tools() {
    return events("call").stream()
        .map(event -> event.fields().get(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the arguments of all calls of all tools. */
  List<String> arguments() {
    return events("call").stream()
        .flatMap(event -> event.fields().stream().skip(2))
        .distinct()
        .toList();
  }

  /** Returns what was mounted, as {@code tool host name}. */
  List<String> mounts() {
    return events("mounted").stream()
        .map(event -> "%s %s %s".formatted(field(event, 0), field(event, 1), name(event, 2)))
        .toList();
  }

  /** Returns what was unmounted, as {@code tool plain name} or {@code tool force name}. */
  List<String> unmounts() {
    return events("unmounted").stream()
        .map(event -> "%s %s %s".formatted(field(event, 0), field(event, 1), name(event, 2)))
        .toList();
  }

  /** Directories that NetFS made. */
  List<Path> made() {
    return events("made").stream().map(event -> Path.of(field(event, 0))).toList();
  }

  /** Returns the server names for which a password window was opened. */
  List<String> windows() {
    return events("window").stream().map(event -> field(event, 0)).toList();
  }

  /** Unmounts of mounts that are not the user's, as {@code tool name}. */
  List<String> denied() {
    return events("denied").stream()
        .map(event -> "%s %s".formatted(field(event, 0), name(event, 1)))
        .toList();
  }

  List<Event> violations() {
    return events("VIOLATION");
  }

  /** Mounts and unmounts in order, as {@code mounted host} and {@code unmounted how}. */
  List<String> story() {
    return events().stream()
        .filter(event -> event.kind().equals("mounted") || event.kind().equals("unmounted"))
        .map(event -> event.kind() + " " + field(event, 1))
        .toList();
  }

  private static String field(Event event, int i) {
    return event.fields().get(i);
  }

  private static String name(Event event, int i) {
    return Path.of(field(event, i)).getFileName().toString();
  }
}
