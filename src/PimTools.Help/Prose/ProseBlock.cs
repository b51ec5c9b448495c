namespace PimTools.Help.Prose;

/// <summary>A piece of running text without its Markdown marks.</summary>
public abstract record ProseBlock
{
    /// <summary>The piece as plain text; lines end in \n.</summary>
    public abstract string ToPlainText();
}
