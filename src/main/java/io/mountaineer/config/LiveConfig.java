package io.mountaineer.config;

import io.mountaineer.config.ConfigFile.Stamp;
import io.mountaineer.core.Config;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Config of a long run. A change of the file counts from the next call on; an edit that went wrong,
 * or a file that is gone, leaves the last good config in use. Safe for use by many threads.
 */
public final class LiveConfig {

  /** Listener to changes of the file, each reported once. */
  public interface Listener {

    /** Reports that the config has changed. */
    void reloaded();

    /** Reports that the file cannot be used and the last good config stays in use. */
    void rejected(String why);
  }

  /**
   * Time without a change after which a file is read. Many editors empty the file before they write
   * it, and a part of a config may be a valid one.
   */
  private static final Duration AT_REST = Duration.ofMillis(100);

  private static final int MOST_LOOKS = 10;

  private final ConfigFile file;
  private final Consumer<Duration> pause;
  private final Listener listener;
  private Stamp stamp;
  private Config inUse;
  private Optional<String> flaw = Optional.empty();
  private List<String> problems = List.of();

  /**
   * Creates a config in use.
   *
   * @param stamp of the file, taken before it was read
   * @param first config that was read then
   * @param pause waits so long
   */
  public LiveConfig(
      ConfigFile file, Stamp stamp, Config first, Consumer<Duration> pause, Listener listener) {
    this.file = file;
    this.pause = pause;
    this.stamp = stamp;
    this.inUse = first;
    this.listener = listener;
  }

  /**
   * Returns the config in use now; costs one look at the file's attributes while nothing changed,
   * and waits up to a second for a file that is just being written.
   */
  public synchronized Config current() {
    Stamp now = file.stamp();
    if (!now.equals(stamp)) {
      now = atRest(now);
      stamp = now;
      take(now.isMissing() ? Optional.empty() : Optional.of(file.read()));
    }
    return inUse;
  }

  /**
   * Returns the problems of the file for which an earlier config is in use, from the top of the
   * file to its end; they name the file without its directory. Empty where it is in use.
   */
  public synchronized List<String> problems() {
    return problems;
  }

  private Stamp atRest(Stamp changed) {
    Stamp before = null;
    Stamp now = changed;
    for (int look = 0; look < MOST_LOOKS && !now.equals(before); look++) {
      before = now;
      pause.accept(AT_REST);
      now = file.stamp();
    }
    return now;
  }

  private void take(Optional<ConfigResult> result) {
    Optional<Config> config = result.flatMap(ConfigResult::config);
    Optional<String> wrong =
        config.isPresent()
            ? Optional.empty()
            : Optional.of(result.map(this::firstError).orElse("the file is gone"));
    boolean wasFlawed = flaw.isPresent();
    boolean isNews = wrong.isPresent() && !wrong.equals(flaw);
    flaw = wrong;
    problems =
        wrong.isEmpty() ? List.of() : result.map(this::problems).orElse(wrong.stream().toList());
    if (isNews) {
      listener.rejected(wrong.get());
    }
    if (config.isPresent() && (wasFlawed || !config.get().equals(inUse))) {
      inUse = config.get();
      listener.reloaded();
    }
  }

  private List<String> problems(ConfigResult result) {
    String name = file.path().getFileName().toString();
    return result.errors().stream().map(error -> error.text(name)).toList();
  }

  private String firstError(ConfigResult result) {
    int more = result.errors().size() - 1;
    return result.errors().get(0).text(file.path().toString())
        + (more > 0 ? " (and " + more + " more)" : "");
  }
}
