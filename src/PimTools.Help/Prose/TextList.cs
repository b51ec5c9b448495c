using System.Collections.Generic;
using System.Linq;

namespace PimTools.Help.Prose;

public sealed record TextList(IReadOnlyList<TextListItem> Items) : ProseBlock
{
    public override string ToPlainText() => string.Join('\n', Items.Select(item => item.Indent + item.Marker + item.Text));
}
