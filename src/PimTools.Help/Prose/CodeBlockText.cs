using System.Collections.Generic;

namespace PimTools.Help.Prose;

public sealed record CodeBlockText(string Language, IReadOnlyList<string> Lines) : ProseBlock
{
    public override string ToPlainText() => string.Join('\n', Lines);
}
