package io.mountaineer.platform.sim;

import io.mountaineer.core.Failure;
import io.mountaineer.platform.Opener;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Finder of a simulated Mac, which only remembers what it would show. */
public final class SimulatedOpener implements Opener {

  private final List<String> opened = new CopyOnWriteArrayList<>();

  @Override
  public Optional<Failure> open(Path path) {
    return remember(path.toString());
  }

  @Override
  public Optional<Failure> openAsText(Path path) {
    return remember(path.toString());
  }

  @Override
  public Optional<Failure> openUrl(String url) {
    return remember(url);
  }

  /** Returns the paths and URLs that it was asked to show, in order. */
  public List<String> opened() {
    return List.copyOf(opened);
  }

  private Optional<Failure> remember(String thing) {
    opened.add(thing);
    return Optional.empty();
  }
}
