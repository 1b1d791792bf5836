package io.mountaineer.cli;

import io.mountaineer.app.UserError;
import io.mountaineer.app.UserError.Kind;
import io.mountaineer.cli.json.CommandJson;
import io.mountaineer.core.ShellQuote;
import io.mountaineer.demo.Demo;
import io.mountaineer.demo.Timeline;
import io.mountaineer.platform.Clock;
import io.mountaineer.platform.macos.ToolPlaces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Command {@code demo}: the whole story on a simulated Mac. */
@Command(
    name = "demo",
    description = {
      "Play the story of a pulled cable on a simulated Mac.",
      "The engine, the probes of two listeners on this machine and the files are real."
          + " Needs nothing, leaves nothing behind, ends by itself."
    })
@Manual(
    topic = Manual.Topic.SETUP,
    examples = {"mountaineer demo", "mountaineer demo --keep ~/mountaineer-demo"},
    exitCodes = {ExitCode.INTERRUPTED})
final class DemoCommand implements Callable<Integer> {

  /** Limit for an interrupt to end the demo, which leaves nothing behind then either. */
  private static final Duration UNTIL_CLEARED = Duration.ofSeconds(8);

  private final CommandContext context;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description = "Use this new or empty folder, and keep everything in it.")
  private Path keep;

  DemoCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Path folder = folder();
    context.shutdown().onSignal(Thread.currentThread()::interrupt, UNTIL_CLEARED);
    try {
      context.log().alsoTo(folder.resolve("mountaineer.log"));
      play(folder);
    } finally {
      if (keep == null) {
        delete(folder);
      }
    }
    return ExitCode.DONE;
  }

  private void play(Path folder) {
    Console out = context.out();
    Clock time = Clock.system();
    Timeline timeline =
        new Timeline(
            time,
            entry -> {
              if (!out.isJson()) {
                out.print(line(entry));
              }
            });
    try {
      Demo.playIn(folder, context.environment().get(ToolPlaces.VARIABLE), time, timeline);
    } catch (IOException | Demo.DemoFailed e) {
      throw new UserError(
          Kind.FAILED, "the demo did not end well: " + e.getMessage(), "try it with --keep DIR");
    }
    if (out.isJson()) {
      out.print(json(timeline));
    } else {
      out.print(whereNext(folder));
    }
  }

  private static List<String> line(Timeline.Entry entry) {
    List<String> lines = TextLayout.wrap(entry.text(), 8);
    String seconds = String.format(Locale.ROOT, "%5.1f s ", entry.seconds());
    lines.set(0, seconds + lines.get(0).strip());
    return lines;
  }

  private List<String> whereNext(Path folder) {
    if (keep == null) {
      return List.of(
          "",
          "Nothing is left behind. Next:",
          "  mountaineer demo --keep DIR     the same, with its files left to look at",
          "  mountaineer --help              every command",
          "  README.md                       how to set it up on a Mac");
    }
    String run = "MOUNTAINEER_HOME=" + ShellQuote.of(folder) + " mountaineer --platform simulated";
    return List.of(
        "",
        "Everything is left in " + folder + ". Next:",
        "  " + run + " status",
        "  touch "
            + ShellQuote.of(folder.resolve("simulated/down/127.0.0.1"))
            + "    pulls the cable",
        "  " + run + " reconcile --all",
        "  less " + ShellQuote.of(folder.resolve("mountaineer.log")));
  }

  private static Map<String, Object> json(Timeline timeline) {
    Map<String, Object> json = CommandJson.object();
    json.put("ok", true);
    json.put("timeline", timeline.entries().stream().map(DemoCommand::json).toList());
    return json;
  }

  private static Map<String, Object> json(Timeline.Entry entry) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("seconds", entry.seconds());
    json.put("event", entry.event());
    json.put("text", entry.text());
    return json;
  }

  private Path folder() {
    try {
      if (keep == null) {
        return Files.createTempDirectory("mountaineer-demo").toRealPath();
      }
      Path folder = Files.createDirectories(keep).toRealPath();
      try (var entries = Files.list(folder)) {
        if (entries.findAny().isPresent()) {
          throw new UserError(
              Kind.INVALID_REQUEST,
              folder + " is not empty; nothing was changed",
              "name a new folder");
        }
      }
      return folder;
    } catch (IOException e) {
      throw new UserError(
          Kind.FAILED, "no folder for the demo: " + e.getMessage(), "name one with --keep DIR");
    }
  }

  /** Deletes a folder; links are deleted, never followed. */
  private static void delete(Path folder) {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure)
                throws IOException {
              Files.delete(directory);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException("the folder of the demo could not be deleted", e);
    }
  }
}
