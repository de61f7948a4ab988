{{- define "maru.name" -}}
{{- .Release.Name | trunc 50 | trimSuffix "-" -}}
{{- end -}}

{{- define "maru.selector" -}}
app.kubernetes.io/name: maru
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "maru.labels" -}}
{{ include "maru.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end -}}

{{- define "maru.secret" -}}
{{- .Values.existingSecret | default (include "maru.name" .) -}}
{{- end -}}
