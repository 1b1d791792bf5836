package io.mountaineer.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Makes one stand-in misbehave. */
final class FaultSwitch {

  private static final int TOO_MUCH = 9_000_000;

  private final Path folder;
  private final String name;
  private final String pattern;
  private final int times;

  private FaultSwitch(Path folder, String name, String pattern, int times) {
    this.folder = folder;
    this.name = name;
    this.pattern = pattern;
    this.times = times;
  }

  static FaultSwitch of(Path folder, String tool) {
    return new FaultSwitch(folder, tool, "*", 0);
  }

  /** Makes only the next call misbehave. */
  FaultSwitch once() {
    return next(1);
  }

  /** Makes only so many calls misbehave. */
  FaultSwitch next(int calls) {
    return new FaultSwitch(folder, name, pattern, calls);
  }

  /** Makes only those calls misbehave whose arguments fit a pattern of the shell. */
  FaultSwitch when(String argumentPattern) {
    return new FaultSwitch(folder, name, argumentPattern, times);
  }

  /** Does nothing for longer than any test waits. */
  void hangs() {
    hangs(300);
  }

  void hangs(int seconds) {
    set("hang " + seconds, "");
  }

  /** Waits for its work, which is done after so many seconds even if it is killed. */
  void waits(int seconds) {
    set("wait " + seconds, "");
  }

  /** Never ends by itself, but does its work after so many seconds, killed or not. */
  void finishesLate(int seconds) {
    set("late " + seconds, "");
  }

  /** Repeats a line beyond the limit of 8 MiB, in front of the rest. */
  void printsTooMuch(String line) {
    try {
      Path padding = folder.resolveSibling("padding").resolve(name);
      Files.writeString(padding, (line + "\n").repeat(TOO_MUCH / (line.length() + 1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    set("pad", "");
  }

  /** Takes its time, then does its work, unless it is killed. */
  void isSlow(double seconds) {
    set("slow " + seconds, "");
  }

  /** Does nothing but complain. */
  void fails(int code, String text) {
    set("fail " + code, text);
  }

  /** Does nothing but print. */
  void prints(int code, String text) {
    set("print " + code, text);
  }

  /** Claims success and does nothing. */
  void lies() {
    set("lie", "");
  }

  /** Prints without a pause. */
  void floods() {
    set("flood", "");
  }

  /** Behaves again. */
  void behaves() {
    try {
      Files.deleteIfExists(folder.resolve(name));
      for (int i = 1; i <= times; i++) {
        Files.deleteIfExists(folder.resolve(name + ".once" + i));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void set(String action, String text) {
    try {
      if (times == 0) {
        write(folder.resolve(name), lines(action, text));
      }
      for (int i = 1; i <= times; i++) {
        write(folder.resolve(name + ".once" + i), lines(action, text));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes in one step, since a tool may look for the file at any moment. */
  private static void write(Path file, String text) throws IOException {
    Path beside = file.resolveSibling("." + file.getFileName());
    Files.writeString(beside, text);
    Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private String lines(String action, String text) {
    return pattern + "\n" + action + "\n" + text + "\n";
  }
}
