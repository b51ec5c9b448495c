using System.Collections.Generic;

namespace PimTools.Help.About;

/// <summary>A page about a topic rather than a cmdlet.</summary>
public sealed record AboutPage(string Name, IReadOnlyList<AboutSection> Sections);
