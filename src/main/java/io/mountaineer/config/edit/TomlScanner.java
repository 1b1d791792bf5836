package io.mountaineer.config.edit;

/**
 * Scanner for the ends of keys and values, given their starts. The text is one that the parser
 * accepts; on any other the answers are of no use, but there always is one.
 */
record TomlScanner(String text) {

  /** Returns the end of a key, dotted or not, without the blanks that follow it. */
  int endOfKey(int start) {
    int end = endOfKeyPart(start);
    int dot = skipBlanks(end);
    while (at(dot) == '.') {
      end = endOfKeyPart(skipBlanks(dot + 1));
      dot = skipBlanks(end);
    }
    return end;
  }

  /** Returns the end of the first part of a dotted key. */
  int endOfKeyPart(int start) {
    if (at(start) == '"' || at(start) == '\'') {
      return endOfString(start);
    }
    int end = start;
    while (Character.isLetterOrDigit(at(end)) || at(end) == '_' || at(end) == '-') {
      end++;
    }
    return end;
  }

  /** Returns the end of a value, without the blanks that follow it. */
  int endOfValue(int start) {
    return switch (at(start)) {
      case '"', '\'' -> endOfString(start);
      case '[', '{' -> endOfBrackets(start);
      default -> endOfPlain(start);
    };
  }

  int skipBlanks(int start) {
    int end = start;
    while (at(end) == ' ' || at(end) == '\t') {
      end++;
    }
    return end;
  }

  /** Returns the next offset that is neither blank nor in a comment nor a line end. */
  int skipGap(int start) {
    int end = start;
    while (end < text.length()) {
      char character = at(end);
      if (character == '#') {
        end = endOfLine(end);
      } else if (character == ' ' || character == '\t' || character == '\r' || character == '\n') {
        end++;
      } else {
        return end;
      }
    }
    return end;
  }

  /** Returns the end of the line, before its LF. */
  int endOfLine(int start) {
    int newline = text.indexOf('\n', start);
    return newline < 0 ? text.length() : newline;
  }

  /** Returns the character there, or NUL, which TOML does not have, after the end. */
  char at(int offset) {
    return offset < text.length() ? text.charAt(offset) : '\0';
  }

  private int endOfPlain(int start) {
    int end = start;
    while (end < text.length() && ",]}#\r\n".indexOf(at(end)) < 0) {
      end++;
    }
    while (end > start && (at(end - 1) == ' ' || at(end - 1) == '\t')) {
      end--;
    }
    return end;
  }

  private int endOfBrackets(int start) {
    int depth = 0;
    int end = start;
    while (end < text.length()) {
      switch (at(end)) {
        case '[', '{' -> depth++;
        case ']', '}' -> depth--;
        default -> {}
      }
      if (depth == 0) {
        return end + 1;
      }
      end = skipToken(end);
    }
    return end;
  }

  private int skipToken(int start) {
    return switch (at(start)) {
      case '"', '\'' -> endOfString(start);
      case '#' -> endOfLine(start);
      default -> start + 1;
    };
  }

  private int endOfString(int start) {
    char quote = at(start);
    String fence = String.valueOf(quote).repeat(3);
    boolean manyLines = text.startsWith(fence, start);
    String close = manyLines ? fence : String.valueOf(quote);
    int end = start + close.length();
    while (end < text.length() && !text.startsWith(close, end)) {
      end += quote == '"' && at(end) == '\\' ? 2 : 1;
    }
    end = Math.min(end + close.length(), text.length());
    // A text on many lines may end in one or two quotes of its own.
    for (int more = 0; manyLines && more < 2 && at(end) == quote; more++) {
      end++;
    }
    return end;
  }
}
