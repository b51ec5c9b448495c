using System.Collections.Generic;
using PimTools.Help.Prose;

namespace PimTools.Help.About;

/// <summary>A heading with its text; the depth is 0 for a section, 1 for a part of one.</summary>
public sealed record AboutSection(string Title, int Depth, IReadOnlyList<ProseBlock> Text);
