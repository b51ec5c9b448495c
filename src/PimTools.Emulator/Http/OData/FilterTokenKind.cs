namespace PimTools.Emulator.Http.OData;

/// <summary>The kinds of tokens in a $filter expression.</summary>
internal enum FilterTokenKind
{
    /// <summary>A name, a keyword or an unquoted value.</summary>
    Word,

    /// <summary>A quoted string, without its quotes.</summary>
    String,

    /// <summary>A parenthesis, a comma or a colon.</summary>
    Symbol,

    /// <summary>The end of the expression.</summary>
    End,
}
