namespace PimTools.Help.Prose;

public sealed record Paragraph(string Text) : ProseBlock
{
    public override string ToPlainText() => Text;
}
