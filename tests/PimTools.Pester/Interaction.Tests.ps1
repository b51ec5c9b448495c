# Whether somebody may be asked to sign in again is told by PowerShell's own switches, not by those of the script it runs.
BeforeAll {
    . "$PSScriptRoot/AnotherPowerShell.ps1"
    $powershell, $library = Get-PowerShellCommand
    $module = [IO.Path]::GetFullPath("$PSScriptRoot/../../out/PimTools")
    $script = Join-Path $TestDrive deploy.ps1
    Set-Content $script @"
param([switch] `$NonInteractive)
Import-Module '$module'
`$null = Connect-Pim -Emulator -As ben
try { `$null = Request-PimRoleActivation 'Conditional Access Administrator' -Justification Pester -WarningAction SilentlyContinue } catch { }
"asked `$((Get-PimContext).Emulator.PromptCount), switch `$NonInteractive"
"@
    $command = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes("& '$script'"))
}

Describe 'PowerShell, started with <line>' -ForEach @(
    @{ line = '<script> -NonInteractive'; asked = 1; switch = $true }
    @{ line = '-NoProfile -ExecutionPolicy Bypass <script> -NonInteractive'; asked = 1; switch = $true }
    @{ line = '-NoProfile -File <script> -NonInteractive'; asked = 1; switch = $true }
    @{ line = '-NoLogo -wd <folder> -NonInteractive <script>'; asked = 0; switch = $false }
    @{ line = '-NonInteractive <script> -NonInteractive'; asked = 0; switch = $true }
    @{ line = '-ex Bypass -of Text -noni -File <script>'; asked = 0; switch = $false }
    @{ line = '-e <command> -NonInteractive'; asked = 0; switch = $false }
) {
    It 'asks <asked> times, and the script has its own' {
        $arguments = -split $line.Replace('<script>', $script).Replace('<folder>', $TestDrive).Replace('<command>', $command)

        & $powershell $library @arguments 2>&1 | Select-Object -Last 1 | Should -Be "asked $asked, switch $switch"
    }
}
