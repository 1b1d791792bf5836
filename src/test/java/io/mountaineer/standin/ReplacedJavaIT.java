package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mountaineer.screen.Requirements;
import io.mountaineer.screen.Screen;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A JVM that can start no program any longer, as after an update of its JDK in place. */
@Execution(ExecutionMode.CONCURRENT)
class ReplacedJavaIT {

  private static final int PLATFORM = 13;

  @RegisterExtension final StandInMac mac = new StandInMac();

  @Test
  void aMonitorWhoseJavaWasTakenAwayEndsSoThatLaunchdStartsAnother() throws Exception {
    Path java = copyOfJava();
    RunningJar monitor = jar(java).start("monitor", "--interval", "1");
    Await.until("a proven mount", () -> monitor.err().contains("event=mounted "));

    Files.delete(java.resolve("lib/jspawnhelper"));
    Run end = monitor.await(JarRun.LIMIT.multipliedBy(2));

    end.ended(PLATFORM).complains("event=process_unfit");
    assertEquals(1, end.err().split("event=process_unfit", -1).length - 1, end.err());
    assertEquals("127.0.0.1", mac.servedBy("Core"));
    mac.run("mount", "--all").ended(0); // no lock is left
  }

  @Test
  void aMenuThatWaitsForAConfigNoticesThatItsJavaWasReplaced() throws Exception {
    Requirements.assume();
    Path java = copyOfJava();
    Files.writeString(mac.config().path(), "[[shares]]\n");
    try (Screen screen = Screen.start(Files.createDirectory(mac.root().resolve("screen")))) {
      RunningJar tray =
          jar(java).with("DISPLAY", screen.environment().get("DISPLAY")).start("tray");
      Await.until("it waits", () -> tray.err().contains("event=config_rejected"));

      Files.delete(java.resolve("lib/jspawnhelper"));
      Run end = tray.await(JarRun.LIMIT.multipliedBy(2));

      end.ended(PLATFORM).complains("the Java of this process was taken away");
    }
  }

  @Test
  void aMenuAtWorkWhoseJavaWasTakenAwayEndsAndLeavesTheMountAlone() throws Exception {
    Requirements.assume();
    Path java = copyOfJava();
    try (Screen screen = Screen.start(Files.createDirectory(mac.root().resolve("screen")))) {
      RunningJar tray =
          jar(java).with("DISPLAY", screen.environment().get("DISPLAY")).start("tray");
      Await.until("a proven mount", () -> tray.err().contains("event=mounted "));

      Files.delete(java.resolve("lib/jspawnhelper"));
      Run end = tray.await(JarRun.LIMIT.multipliedBy(2));

      end.ended(PLATFORM).complains("event=process_unfit");
      assertEquals("127.0.0.1", mac.servedBy("Core"));
      mac.run("mount", "--all").ended(0); // no lock is left
    }
  }

  @Test
  void aCommandWhoseJavaCanStartNoProgramSaysSo() throws Exception {
    Path java = copyOfJava();
    Files.delete(java.resolve("lib/jspawnhelper"));

    jar(java).run("mount", "--all").ended(PLATFORM).complains("this Java can start no program");
    jar(java).run("status").ended(PLATFORM).complains("this Java can start no program");
  }

  @Test
  void aMonitorWithoutAFreeDescriptorEnds() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/prlimit")), "prlimit sets limits on Linux");
    RunningJar monitor = mac.start("monitor", "--interval", "1");
    Await.until("a proven mount", () -> monitor.err().contains("event=mounted "));

    limitDescriptors(monitor);
    Run end = monitor.await(JarRun.LIMIT.multipliedBy(2));

    end.ended(PLATFORM).complains("no file descriptor was left to start a program");
  }

  /**
   * Limits the descriptors to as many as are open now, so that the next one to be opened is one too
   * many.
   */
  private static void limitDescriptors(RunningJar monitor)
      throws IOException, InterruptedException {
    long open;
    try (Stream<Path> all = Files.list(Path.of("/proc/" + monitor.pid() + "/fd"))) {
      open = all.count();
    }
    Process limit =
        new ProcessBuilder(
                "/usr/bin/prlimit", "--pid", monitor.pid() + "", "--nofile=" + open + ":" + open)
            .inheritIO()
            .start();
    assertEquals(0, limit.waitFor());
  }

  private JarRun jar(Path java) throws IOException {
    return mac.jar().option("--platform", "macos").java(java.resolve("bin/java"));
  }

  /** Copies the Java, by links where that is possible: a JDK takes hundreds of megabytes. */
  private Path copyOfJava() throws IOException {
    Path home =
        Path.of(
                System.getProperty(
                    "mountaineer.java", System.getProperty("java.home") + "/bin/java"))
            .toRealPath()
            .getParent()
            .getParent();
    assumeTrue(Files.exists(home.resolve("lib/jspawnhelper")), "this Java has no such helper");
    Path copy = Files.createDirectory(mac.root().resolve("java"));
    for (String part : new String[] {"bin/java", "lib", "conf"}) {
      copy(home.resolve(part), copy.resolve(part));
    }
    return copy;
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(directory).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (Files.exists(file) && !file.endsWith("src.zip")) {
              linkOrCopy(file.toRealPath(), to.resolve(from.relativize(file).toString()));
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static void linkOrCopy(Path file, Path to) throws IOException {
    try {
      Files.createLink(to, file);
    } catch (IOException e) { // another file system, or a file of root's
      Files.copy(file, to);
    }
  }
}
