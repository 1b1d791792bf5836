package io.mountaineer.platform;

import java.nio.file.Path;
import java.util.function.Supplier;

/** Volumes with the same occupant at every path, for callers that may only look. */
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
