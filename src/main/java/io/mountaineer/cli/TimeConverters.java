package io.mountaineer.cli;

import io.mountaineer.core.TimeText;
import java.time.Duration;
import java.time.LocalTime;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converters of options that take a duration or a time of day. */
final class TimeConverters {

  private TimeConverters() {}

  /** Converter of a duration such as {@code 10m}. */
  static final class OfDuration implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String value) {
      return converted(value, TimeText::duration);
    }
  }

  /** Converter of a time of day such as {@code 18:00}. */
  static final class OfTimeOfDay implements ITypeConverter<LocalTime> {
    @Override
    public LocalTime convert(String value) {
      return converted(value, TimeText::timeOfDay);
    }
  }

  private static <T> T converted(String value, Function<String, T> parser) {
    try {
      return parser.apply(value);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
