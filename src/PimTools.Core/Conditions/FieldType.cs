namespace PimTools.Conditions;

/// <summary>The types of fields, which decide what a condition may ask of them.</summary>
internal enum FieldType
{
    /// <summary>True or false.</summary>
    Flag,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>A length of time.</summary>
    Duration,

    /// <summary>A single text.</summary>
    Text,

    /// <summary>Several texts.</summary>
    Texts,
}
