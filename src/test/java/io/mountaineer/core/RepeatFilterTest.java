package io.mountaineer.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RepeatFilterTest {

  private final List<String> passed = new ArrayList<>();
  private final RepeatFilter<String> filter = new RepeatFilter<>(passed::add);

  @Test
  void aProblemPassesOnceUntilItClears() {
    filter.now("file", Optional.of("full disk"));
    filter.now("file", Optional.of("full disk"));
    filter.now("file", Optional.empty());
    filter.now("file", Optional.of("full disk"));

    assertEquals(List.of("full disk", "full disk"), passed);
  }

  @Test
  void aProblemThatChangesPassesAgain() {
    filter.now("file", Optional.of("full disk"));
    filter.now("file", Optional.of("no such file"));

    assertEquals(List.of("full disk", "no such file"), passed);
    assertEquals(Optional.of("no such file"), filter.present("file"));
  }

  @Test
  void eachSubjectHasItsOwnProblem() {
    filter.now("one", Optional.of("full disk"));
    filter.now("other", Optional.of("full disk"));
    filter.now("one", Optional.empty());

    assertEquals(List.of("full disk", "full disk"), passed);
    assertEquals(Optional.empty(), filter.present("one"));
    assertEquals(Optional.of("full disk"), filter.present("other"));
  }
}
