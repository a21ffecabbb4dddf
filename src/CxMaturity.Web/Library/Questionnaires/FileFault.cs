namespace CxMaturity.Web.Library.Questionnaires;

/// <summary>Something that is wrong in a questionnaire file; <see cref="FaultText"/> turns it into a sentence.</summary>
/// <param name="File">The file as it is shown to people, such as <c>assessments/cx-full-1.0.yaml</c>.</param>
/// <param name="Line">Where it stands, counted from 1; 0 where the whole file is meant.</param>
/// <param name="Key">The sentence's key: a rule of the domain (<c>questionnaire.…</c>) or of reading (<c>file.…</c>).</param>
/// <param name="Values">What the sentence needs; the place within the file stands last wherever there is one.</param>
public sealed record FileFault(string File, int Line, string Key, params object[] Values);
