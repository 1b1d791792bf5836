package io.mountaineer.standin;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Starts the program as it is shipped, in an environment that holds nothing but what is set. */
public final class JarRun {

  /**
   * No command may take longer; the longest one waits out limits of its own, one after the other.
   */
  static final Duration LIMIT = Duration.ofSeconds(100);

  /** Options of a JVM that lives for less than a second. */
  static final List<String> FAST_START =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-XX:-UsePerfData");

  /** Copy of the program that is tested, unless a test names another. */
  static final String JAR =
      new File(System.getProperty("mountaineer.jar", "target/mountaineer.jar")).getAbsolutePath();

  /** Java that it is tested with, unless a test names another. */
  static final String JAVA =
      System.getProperty("mountaineer.java", System.getProperty("java.home") + "/bin/java");

  private final Path folder;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final List<String> jvmOptions = new ArrayList<>(FAST_START);
  private final List<String> globalOptions = new ArrayList<>();
  private final List<String> starter = new ArrayList<>();
  private String jar = JAR;
  private String java = JAVA;
  private final List<RunningJar> started = new ArrayList<>();

  /**
   * Prepares a start that has no environment yet.
   *
   * @param folder for what it prints
   */
  public JarRun(Path folder) {
    this.folder = folder;
    environment.put("LC_ALL", "C.UTF-8");
  }

  public JarRun with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  JarRun without(String variable) {
    environment.remove(variable);
    return this;
  }

  JarRun jvm(String option) {
    jvmOptions.add(option);
    return this;
  }

  /** Puts an option in front of every command. */
  public JarRun option(String... words) {
    globalOptions.addAll(List.of(words));
    return this;
  }

  /** Returns the start of the program as a script writes it, up to the arguments. */
  static String shellWords() {
    List<String> options = new ArrayList<>(FAST_START);
    options.addAll(JarArchive.options());
    return "'%s' %s -jar '%s'".formatted(JAVA, String.join(" ", options), JAR);
  }

  /** Starts the program by another one, given as the words that follow. */
  public JarRun through(String... words) {
    starter.addAll(List.of(words));
    return this;
  }

  /** Starts another copy of the jar. */
  public JarRun jar(Path file) {
    jar = file.toString();
    return this;
  }

  /** Starts it with another Java. */
  JarRun java(Path program) {
    java = program.toString();
    return this;
  }

  /** Starts it and waits for its end. */
  public Run run(String... arguments) {
    return start(arguments).await(LIMIT);
  }

  /** Starts it with a standard output that is closed at once, as by {@code | head -0}. */
  RunningJar startUnread(String... arguments) throws IOException {
    ProcessBuilder builder = builder(arguments).redirectOutput(ProcessBuilder.Redirect.PIPE);
    Process process = builder.start();
    process.getInputStream().close();
    RunningJar running = new RunningJar(process, out(), err());
    Files.createFile(out());
    started.add(running);
    return running;
  }

  /** Starts it with a standard error that is full, as a terminal after ^S. */
  RunningJar startWithErrorsTo(Path pipe, String... arguments) throws IOException {
    ProcessBuilder builder = builder(arguments).redirectError(pipe.toFile());
    RunningJar running = new RunningJar(builder.start(), out(), Files.createFile(err()));
    started.add(running);
    return running;
  }

  public RunningJar start(String... arguments) {
    try {
      RunningJar running = new RunningJar(builder(arguments).start(), out(), err());
      started.add(running);
      return running;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ProcessBuilder builder(String... arguments) {
    List<String> command = new ArrayList<>(starter);
    command.add(java);
    if (jar.equals(JAR) && java.equals(JAVA)) {
      command.addAll(JarArchive.options());
    }
    command.addAll(jvmOptions);
    command.add("-jar");
    command.add(jar);
    command.addAll(globalOptions);
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.redirectInput(new File("/dev/null"));
    return builder.redirectOutput(out().toFile()).redirectError(err().toFile());
  }

  private Path out() {
    return folder.resolve("out-" + started.size());
  }

  private Path err() {
    return folder.resolve("err-" + started.size());
  }

  /** Returns the programs that still run, as after a test that failed. */
  public List<RunningJar> running() {
    return started.stream().filter(RunningJar::isAlive).toList();
  }
}
