package io.mountaineer.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Failures under one config, which say nothing under another. */
class FingerprintTest {

  private static final Share SHARE = new Share("Core", "evan", "10.0.0.2", "nas.local", "CORE");

  private static final Settings SETTINGS = Settings.defaults(Path.of("/Users/evan"));

  @Test
  void itStaysTheSameFromRunToRun() {
    assertEquals("f7a73f87", SHARE.fingerprint(SETTINGS));
  }

  @Test
  void everyPartOfTheShareCounts() throws ReflectiveOperationException {
    for (Record other : eachWithOnePartChanged(SHARE)) {
      assertNotEquals(
          SHARE.fingerprint(SETTINGS), ((Share) other).fingerprint(SETTINGS), other::toString);
    }
  }

  @Test
  void everySettingCountsThatDecidesHowAShareIsMounted() throws ReflectiveOperationException {
    for (Record other : eachWithOnePartChanged(SETTINGS)) {
      boolean isOfMounts = ((Settings) other).notifications() == SETTINGS.notifications();
      assertEquals(
          isOfMounts,
          !SHARE.fingerprint(SETTINGS).equals(SHARE.fingerprint((Settings) other)),
          other::toString);
    }
  }

  private static List<Record> eachWithOnePartChanged(Record record)
      throws ReflectiveOperationException {
    RecordComponent[] parts = record.getClass().getRecordComponents();
    Class<?>[] types = new Class<?>[parts.length];
    Object[] values = new Object[parts.length];
    for (int i = 0; i < parts.length; i++) {
      types[i] = parts[i].getType();
      values[i] = parts[i].getAccessor().invoke(record);
    }
    List<Record> all = new ArrayList<>();
    for (int i = 0; i < parts.length; i++) {
      Object[] changed = values.clone();
      changed[i] = another(values[i]);
      all.add((Record) record.getClass().getConstructor(types).newInstance(changed));
    }
    assertFalse(all.isEmpty());
    return all;
  }

  private static Object another(Object value) {
    if (value instanceof Path path) {
      return path.resolve("other");
    }
    if (value instanceof Duration duration) {
      return duration.plusMillis(1);
    }
    if (value instanceof Boolean flag) {
      return !flag;
    }
    return value instanceof Integer number ? Integer.valueOf(number + 1) : value + "x";
  }
}
