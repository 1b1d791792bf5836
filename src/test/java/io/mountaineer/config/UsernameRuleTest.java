package io.mountaineer.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsernameRuleTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "ann", "WORK;ann", "ann@example.org", "Ann Müller", "-ann", "a$b"})
  void acceptsAccountsAndGuests(String username) {
    assertEquals(Optional.empty(), UsernameRule.violation(username));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ann:geheim|contains \":\" as if a password followed",
        "WORK;ann:geheim|contains \":\" as if a password followed",
        "WORK\\ann|contains \"\\\" (write DOMAIN;user)",
        "a/b|contains \"/\" or a control character",
        "' ann'|starts or ends with a blank",
        "' '|starts or ends with a blank",
        ";ann|has an incomplete DOMAIN;user",
        "WORK;|has an incomplete DOMAIN;user",
        ";|has an incomplete DOMAIN;user",
        "A;B;c|has an incomplete DOMAIN;user",
      })
  void refusesTheRestWithoutRepeatingIt(String username, String violation) {
    String text = UsernameRule.violation(username).orElseThrow();

    assertTrue(text.startsWith(violation), text);
    assertTrue(text.endsWith("; it must be user, DOMAIN;user, or \"\" for a guest"), text);
    assertTrue(!text.contains("geheim"), text);
  }
}
