package io.mountaineer.cli.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "CORE|CORE",
        "'My Sh|My Sh",
        "\"My Sh|My Sh",
        "My\\ Sh|My Sh",
        "'it'\\''s|it's",
        "\"a'b\"c|a'bc",
        "'a\\b'|a\\b",
        "a\\|a",
        "$HOME|$HOME",
      })
  void aWordLosesItsQuotingAndNothingElse(String written, String plain) {
    assertEquals(plain, ShellText.plain(written));
  }
}
