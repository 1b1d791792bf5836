package io.mountaineer.platform;

import java.nio.file.Path;
import java.util.function.Supplier;

/** Volumes where the same stands at every path, for who may only look. */
public record OneOccupant(Supplier<Volumes.Occupant> occupant) implements Volumes {

  @Override
  public Occupant at(Path volumePath) {
    return occupant.get();
  }

  @Override
  public boolean removeEmptyDirectory(Path volumePath) {
    throw new AssertionError("who looks removes nothing: " + volumePath);
  }
}
