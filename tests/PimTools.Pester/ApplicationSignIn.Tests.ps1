BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"

    $contoso = '5d3b800c-f713-4ce9-a422-f1665c722fae'
    $elsewhere = '00000000-0000-4000-8000-00000000dead'
}

Describe 'Connect-Pim with a certificate' {
    It 'says what is wrong with <name>' -ForEach @(
        @{ name = 'a file that is not there'; way = @{ CertificatePath = 'TestDrive:/none.pfx' }; told = '*cannot be read*' }
        @{ name = 'a thumbprint no store has'; way = @{ CertificateThumbprint = 'AA' * 20 }; told = 'There is no certificate*' }
    ) {
        { Connect-Pim -TenantId $contoso -ClientId $elsewhere @way } | Should -Throw $told -ErrorId 'InvalidCertificate,PimTools.Commands.ConnectPimCommand'
        $Error[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }
}

Describe 'Connect-Pim -WorkloadIdentity' {
    It 'takes nothing from a platform that is not there' {
        $variables = 'AZURE_FEDERATED_TOKEN_FILE', 'ACTIONS_ID_TOKEN_REQUEST_URL', 'SYSTEM_OIDCREQUESTURI'
        $before = $variables | ForEach-Object { [Environment]::GetEnvironmentVariable($_) }
        $variables | ForEach-Object { [Environment]::SetEnvironmentVariable($_, $null) }
        try {
            { Connect-Pim -WorkloadIdentity -TenantId $contoso -ClientId $elsewhere } |
                Should -Throw 'Nothing here gives this workload*' -ErrorId 'AuthenticationFailed,PimTools.Commands.ConnectPimCommand'
        }
        finally {
            0..2 | ForEach-Object { [Environment]::SetEnvironmentVariable($variables[$_], $before[$_]) }
        }
    }
}
